// Package book is planted.
package book

const folder = "/home/taro/books"

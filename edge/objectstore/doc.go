// Package objectstore keeps copies of a book: in a folder ([Folder]), or in a bucket of any store
// that speaks S3 and locks objects ([Bucket]).
//
// A bucket is used in compliance mode: a locked version cannot be deleted, overwritten or released
// before its day by anybody, with this program's credential or a stronger one. The program asks for
// the lock with each object, and refuses a bucket that has no object lock. It never deletes.
//
// A folder protects against a broken disk and against nothing else: whoever has the rights of this
// desk can delete what lies there. [Folder.Guarded] says so, and the screen repeats it.
//
//	shelf, err := objectstore.OpenBucket(ctx, objectstore.Settings{Endpoint: "s3.example.jp", …})
package objectstore

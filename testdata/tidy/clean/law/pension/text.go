package pension

const title = "厚生年金"

package accessible

// Offered is every command, with those of bookmarks or without.
func Offered(bookmarks bool) []Command { return offered(bookmarks) }

// Package chroma replaces github.com/alecthomas/chroma/v2, which colours source
// code. Glamour uses it for code blocks; comity's pages have none, and its 250
// languages cost 15 ms at start and 5 MB per session. With this replacement
// (see replace in go.mod), a code block is shown as it is.
//
// It has exactly the names that Glamour uses; if a newer Glamour uses more, the
// build fails. To undo, remove the replace and this folder.
package chroma

// TokenType is a kind of token.
type TokenType int

// StyleEntries are the styles of tokens.
type StyleEntries map[TokenType]string

// Style is a named set of styles.
type Style struct{ Name string }

// MustNewStyle returns a style that styles nothing.
func MustNewStyle(name string, _ StyleEntries) *Style { return &Style{name} }

// The tokens that Glamour has styles for.
const (
	Background TokenType = iota
	Comment
	CommentPreproc
	Error
	GenericDeleted
	GenericEmph
	GenericInserted
	GenericStrong
	GenericSubheading
	Keyword
	KeywordNamespace
	KeywordReserved
	KeywordType
	Literal
	LiteralDate
	LiteralNumber
	LiteralString
	LiteralStringEscape
	Name
	NameAttribute
	NameBuiltin
	NameClass
	NameConstant
	NameDecorator
	NameException
	NameFunction
	NameOther
	NameTag
	Operator
	Punctuation
	Text
)

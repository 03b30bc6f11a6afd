// Package styles knows no styles.
package styles

import "github.com/alecthomas/chroma/v2"

// Registry is empty and stays so.
var Registry map[string]*chroma.Style

// Register returns the style; nothing asks for it again.
func Register(style *chroma.Style) *chroma.Style { return style }

package cli

import (
	"comity/model"
	"comity/ui/accessible"
	"comity/ui/place"
)

// linear opens what there is without a screen. It needs no terminal: in a pipe
// it answers the lines that come in.
func (s *session) linear(c *model.Corpus, start place.View) error {
	_, inOK := terminal(s.env.In)
	_, outOK := terminal(s.env.Out)
	o := accessible.Options{Corpus: c, In: s.env.In, Out: s.env.Out, Start: start, Today: s.today(), Index: s.index, Reader: s.reader, Briefs: s.library(), Bookmarks: s.env.keeper(), Interactive: inOK && outOK}
	if outOK {
		o.Width = s.env.width
	}
	return s.env.Linear(s.ctx, o)
}

package cli

import (
	"net/url"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"comity/model/ask"
	"comity/model/datapackage"
	"comity/ui/render"
)

// siteMark is the file that lists what comity wrote into a folder.
const siteMark = ".comity-site"

func (s *session) siteCommand() *cobra.Command {
	var since, address string
	cmd := &cobra.Command{
		Use: "site DIR", GroupID: "more", Short: "write a website of every record, page, scene and briefing",
		Long: "Write a website to the folder DIR: static pages of every record, page and term,\nthe scenes, and the briefings, with links between them. It needs no server and\nloads nothing from elsewhere: open DIR/index.html. The search works from a disk.\nEach page has its citation, also for Zotero, and the place that shows the same in\nthe explorer.\n\n" +
			"DIR is new or empty, or a site that comity wrote before and in which nothing was\nadded or changed; that one is replaced once the new one is whole. With --since, changes.atom\nis a feed of what changed since another corpus, as \"comity data diff\" says it.",
		Example: "  comity site comity-site\n  comity site www --url https://example.org/comity/ --since comity-2025",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 || strings.TrimSpace(args[0]) == "" {
				return usageOf(cmd, "needs one folder, such as comity-site")
			}
			return nil
		},
		DisableFlagsInUseLine: true,
		RunE:                  func(_ *cobra.Command, args []string) error { return s.site(args[0], since, address) },
	}
	cmd.Flags().StringVar(&since, "since", "", "write a feed of what changed since the corpus in `DIR`")
	cmd.Flags().StringVar(&address, "url", "", "`ADDRESS` at which the site will be, for the sitemap and the feed")
	return cmd
}

func (s *session) site(dir, since, address string) error {
	if u, err := url.Parse(address); address != "" && (err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "") {
		return usage("--url is %q, expected an address such as https://example.org/comity/", address)
	}
	if _, _, _, err := vacant(dir, siteMark); err != nil {
		return err
	}
	c, err := s.corpus()
	if err != nil {
		return err
	}
	o := render.SiteOptions{Briefings: s.library().All(), Day: s.today(), URL: address, Ask: func(question string) ask.Answer { return s.reader().Read(question, s.today()) }}
	if o.URL != "" && !strings.HasSuffix(o.URL, "/") {
		o.URL += "/"
	}
	if since != "" {
		old, err := s.readCorpus(since)
		if err != nil {
			return err
		}
		o.Changes = datapackage.Diff(old, datapackage.Of(c))
	}
	files, err := render.Site(s.ctx, c, o)
	if err == nil {
		err = s.env.Save(s.ctx, dir, files, siteMark)
	}
	if err != nil {
		return err
	}
	pages, bytes := 0, 0
	for _, f := range files {
		bytes += len(f.Content)
		if strings.HasSuffix(f.Name, ".html") {
			pages++
		}
	}
	say(s.env.Err, "comity: "+strconv.Itoa(pages)+" pages, "+strconv.Itoa(bytes>>20)+" MB; open "+dir+"/index.html")
	if address == "" {
		say(s.env.Err, "comity: without --url there is no sitemap.xml; give it before you publish the site")
	}
	return nil
}

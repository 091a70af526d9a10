namespace VillageListsPortal.Pdf.Layout;

/// <summary>Puts strips on pages.</summary>
internal sealed class Paginator(double height)
{
    private const double Epsilon = 0.01;

    private readonly List<List<PlacedStrip>> pages = [[]];
    private double used;

    /// <summary>Whether a page break was met that nothing stands behind yet: one at the end makes no empty page.</summary>
    private bool awaitsPage;

    /// <summary>Pages with their strips from top to bottom; always at least one page.</summary>
    public IReadOnlyList<IReadOnlyList<PlacedStrip>> Place(IReadOnlyList<Strip> strips)
    {
        for (var i = 0; i < strips.Count;)
        {
            var end = i + 1;
            while (end < strips.Count && strips[end - 1].KeepWithNext)
            {
                end++;
            }

            PlaceChain(strips.Skip(i).Take(end - i).ToList());
            i = end;
        }

        return pages;
    }

    /// <summary>A chain goes on one page if any page can hold it; otherwise it is filled in strip by strip, what is one thing together.</summary>
    private void PlaceChain(List<Strip> chain)
    {
        var total = chain.Sum(s => s.Height);
        if (!Fits(total) && total + RepeatedHeight(chain[0]) <= height + Epsilon)
        {
            StartPage();
        }

        for (var i = 0; i < chain.Count; i++)
        {
            if (!Fits(SolidHeight(chain, i)) && pages[^1].Count > 0)
            {
                StartPage();
            }

            PlaceOne(chain[i]);
        }
    }

    private void PlaceOne(Strip strip)
    {
        if (strip is BreakStrip)
        {
            awaitsPage |= pages[^1].Count > 0;
            return;
        }

        if (pages[^1].Count == 0 || awaitsPage)
        {
            if (strip is SpaceStrip { AtHead: false })
            {
                return;
            }

            if (awaitsPage)
            {
                StartPage();
            }

            foreach (var repeated in pages.Count > 1 ? strip.Repeated : [])
            {
                Append(repeated);
            }
        }

        Append(strip);
    }

    private void Append(Strip strip)
    {
        pages[^1].Add(new PlacedStrip(strip, used));
        used += strip.Height;
    }

    /// <summary>Height of a strip with all that is one thing with it; of the strip alone where no page could hold that.</summary>
    private double SolidHeight(List<Strip> chain, int at)
    {
        var total = chain[at].Height;
        for (var i = at; i + 1 < chain.Count && chain[i].IsSolid; i++)
        {
            total += chain[i + 1].Height;
        }

        return total + RepeatedHeight(chain[at]) <= height + Epsilon ? total : chain[at].Height;
    }

    private bool Fits(double more) => used + more <= height + Epsilon;

    private static double RepeatedHeight(Strip strip) => strip.Repeated.Sum(s => s.Height);

    private void StartPage()
    {
        pages.Add([]);
        (used, awaitsPage) = (0, false);
    }
}

/// <summary>A strip and its distance from the upper edge of the text area.</summary>
internal sealed record PlacedStrip(Strip Strip, double Offset);

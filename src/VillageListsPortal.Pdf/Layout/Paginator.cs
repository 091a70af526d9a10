namespace VillageListsPortal.Pdf.Layout;

/// <summary>Puts strips on pages.</summary>
internal sealed class Paginator(double height)
{
    private const double Epsilon = 0.01;

    private readonly List<List<PlacedStrip>> pages = [[]];
    private double used;

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

    /// <summary>A chain goes on one page if any page can hold it; otherwise it is filled in strip by strip.</summary>
    private void PlaceChain(List<Strip> chain)
    {
        var total = chain.Sum(s => s.Height);
        if (!Fits(total) && total + RepeatedHeight(chain[0]) <= height + Epsilon)
        {
            StartPage();
        }

        foreach (var strip in chain)
        {
            if (!Fits(strip.Height) && pages[^1].Count > 0)
            {
                StartPage();
            }

            PlaceOne(strip);
        }
    }

    private void PlaceOne(Strip strip)
    {
        if (pages[^1].Count == 0)
        {
            if (strip is SpaceStrip)
            {
                return;
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

    private bool Fits(double more) => used + more <= height + Epsilon;

    private static double RepeatedHeight(Strip strip) => strip.Repeated.Sum(s => s.Height);

    private void StartPage()
    {
        pages.Add([]);
        used = 0;
    }
}

/// <summary>A strip and its distance from the upper edge of the text area.</summary>
internal sealed record PlacedStrip(Strip Strip, double Offset);

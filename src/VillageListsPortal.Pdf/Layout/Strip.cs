using System.Runtime.InteropServices;
using VillageListsPortal.Pdf.Structure;
using VillageListsPortal.Pdf.Text;

namespace VillageListsPortal.Pdf.Layout;

/// <summary>A horizontal strip of the body that is never cut: a line of text, a line of a table row, a figure.</summary>
internal abstract class Strip
{
    /// <summary>Height in points.</summary>
    public abstract double Height { get; }

    /// <summary>Whether the next strip must stand on the same page, if a page can hold both.</summary>
    public bool KeepWithNext { get; set; }

    /// <summary>Whether it is one thing with the next strip and is parted from it only where no page can hold the whole, even if a longer chain is cut.</summary>
    public bool IsSolid { get; protected init; }

    /// <summary>Strips drawn again above this one when it starts a page.</summary>
    public IReadOnlyList<Strip> Repeated { get; init; } = [];

    /// <summary>Draws the strip; <paramref name="top"/> is its upper edge.</summary>
    public abstract void Draw(PageCanvas canvas, double top, StripPlace place);
}

/// <summary>Whether a strip is the first or last of its page.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct StripPlace(bool FirstOnPage, bool LastOnPage);

/// <summary>A line of text.</summary>
internal sealed class TextStrip(StructureElement element, TextLine line, double x, double size, double pitch) : Strip
{
    public override double Height => pitch;

    public override void Draw(PageCanvas canvas, double top, StripPlace place)
    {
        if (line.Atoms.Count > 0)
        {
            canvas.Tag(element);
            canvas.TextIn(line, x, top, pitch, size);
        }
    }
}

/// <summary>The end of a page; nothing to see.</summary>
internal sealed class BreakStrip : Strip
{
    public override double Height => 0;

    public override void Draw(PageCanvas canvas, double top, StripPlace place)
    {
    }
}

/// <summary>Empty height, dropped at the head of a page where it is not kept there.</summary>
internal sealed class SpaceStrip(double height, bool atHead = false) : Strip
{
    public override double Height => height;

    public bool AtHead => atHead;

    public override void Draw(PageCanvas canvas, double top, StripPlace place)
    {
    }
}

/// <summary>A rule over the text width.</summary>
internal sealed class RuleStrip(PageLayout page) : Strip
{
    public override double Height => 12;

    public override void Draw(PageCanvas canvas, double top, StripPlace place)
    {
        canvas.Artifact();
        canvas.Line(page.Left, top - Height / 2, page.Right, top - Height / 2);
    }
}

using VillageListsPortal.Pdf.Structure;
using VillageListsPortal.Pdf.Text;

namespace VillageListsPortal.Pdf.Layout;

/// <summary>Issuer and date, centred over one another, with the stamp's room above the date (GB/T 9704-2012, 7.3.5.1).</summary>
internal sealed class SignatureStrip : Strip
{
    /// <summary>Characters between the date and the right edge.</summary>
    private const double DateIndent = 4;

    /// <summary>Characters in a line of the issuer's name.</summary>
    private const double IssuerCharacters = 20;

    /// <summary>Points that heights may differ by rounding.</summary>
    private const double Tolerance = 0.01;

    private readonly List<(StructureElement Element, TextLine Line, double X)> lines = [];
    private readonly int apart;
    private readonly double pitch;
    private readonly double room;

    public SignatureStrip(SignatureBlock block, Setting setting, StructureElement parent)
    {
        var style = setting.Body(Typography.BodySize, bold: false);
        var character = style.Size * (1 + style.Tracking);
        pitch = style.Pitch(setting.Page.BodyPitch);
        var issuer = setting.Balanced(block.Issuer, style, Math.Min(IssuerCharacters * character, setting.Page.TextWidth), TextAlign.Left);
        var date = setting.Lines(block.Date, style, setting.Page.TextWidth - DateIndent * character, TextAlign.Left);
        var half = Math.Max(issuer.Max(l => l.Width), date.Max(l => l.Width) + 2 * DateIndent * character) / 2;
        var center = Math.Max(setting.Page.Right - half, setting.Page.Left + setting.Page.TextWidth / 2);
        Add(issuer, parent.Add(new StructureElement("P")), center);
        Add(date, parent.Add(new StructureElement("P")), center);
        var text = lines.Count * pitch;
        room = Math.Ceiling(Math.Max(2 * pitch, Typography.StampDiameter - text) / pitch) * pitch;
        apart = Math.Max(0, lines.Count - (int)((setting.Page.TextHeight - room + Tolerance) / pitch));
    }

    /// <summary>First lines of an issuer's name that is longer than a page: they stand by themselves, before this strip.</summary>
    public IEnumerable<Strip> Before => lines.Take(apart).Select(l => new TextStrip(l.Element, l.Line, l.X, Typography.BodySize, pitch));

    public override double Height => room + (lines.Count - apart) * pitch;

    public override void Draw(PageCanvas canvas, double top, StripPlace place)
    {
        for (var i = apart; i < lines.Count; i++)
        {
            canvas.Tag(lines[i].Element);
            canvas.TextIn(lines[i].Line, lines[i].X, top - room - (i - apart) * pitch, pitch, Typography.BodySize);
        }
    }

    private void Add(List<TextLine> set, StructureElement element, double center) =>
        lines.AddRange(set.Where(l => l.Atoms.Count > 0).Select(l => (element, l, center - l.Width / 2)));
}

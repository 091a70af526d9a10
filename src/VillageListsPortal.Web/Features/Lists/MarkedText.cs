using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using VillageListsPortal.Domain.Lists;

namespace VillageListsPortal.Web.Features.Lists;

/// <summary>What is said around changed words, for readers who hear the page: many screen readers do not announce the elements themselves.</summary>
public sealed record MarkWords(string Removed, string Inserted, string End);

/// <summary>A text of which the changed words are marked: by the elements del and ins, with a line and a colour for eyes.</summary>
public sealed class MarkedText(IEnumerable<TextPiece> pieces, MarkWords words) : IHtmlContent
{
    private readonly List<TextPiece> pieces = [.. pieces];

    public bool IsEmpty => pieces.Count == 0;

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        foreach (var piece in pieces)
        {
            if (piece.Change == PieceChange.Kept) encoder.Encode(writer, piece.Text);
            else Write(writer, encoder, piece.Change == PieceChange.Removed ? ("del", words.Removed) : ("ins", words.Inserted), piece.Text);
        }
    }

    private void Write(TextWriter writer, HtmlEncoder encoder, (string Element, string Word) mark, string text)
    {
        writer.Write($"<{mark.Element}>");
        Say(writer, encoder, mark.Word);
        encoder.Encode(writer, text);
        Say(writer, encoder, words.End);
        writer.Write($"</{mark.Element}>");
    }

    private static void Say(TextWriter writer, HtmlEncoder encoder, string word)
    {
        writer.Write($"<span class=\"visually-hidden\" lang=\"{CultureInfo.CurrentUICulture.Name}\">");
        encoder.Encode(writer, word);
        writer.Write("</span>");
    }
}

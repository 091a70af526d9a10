using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.Extensions.Localization;
using VillageListsPortal.Domain.Lists;

namespace VillageListsPortal.Web.Features.Lists;

/// <summary>What a reader must know of a row: example, basis superseded, basis of too low a rank, not for every committee. Written directly: a partial for each row of a list costs more than the row.</summary>
public sealed class Marks(ItemView view, DateOnly on, IStringLocalizer<ListTexts> texts) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        writer.Write("<span class=\"marks\">");
        if (view.Item.AwaitsConfirmation) Write(writer, encoder, "wait", "mark.drafted");
        if (view.UnderReview(on)) Write(writer, encoder, "due", "mark.review", "mark.review.help");
        if (view.RankInsufficient) Write(writer, encoder, "due", "mark.rank", "mark.rank.help");
        if (view.Item.AppliesTo != AppliesTo.Both) Write(writer, encoder, "wait", view.Item.AppliesTo == AppliesTo.Village ? "mark.village" : "mark.community");
        writer.Write("</span>");
    }

    private void Write(TextWriter writer, HtmlEncoder encoder, string state, string text, string? help = null)
    {
        writer.Write("<span class=\"state " + state + "\"");
        if (help is not null)
        {
            writer.Write(" title=\"");
            encoder.Encode(writer, texts[help].Value);
            writer.Write('"');
        }

        writer.Write('>');
        encoder.Encode(writer, texts[text].Value);
        writer.Write("</span>\n");
    }
}

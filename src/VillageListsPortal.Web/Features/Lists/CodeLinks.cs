using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;
using VillageListsPortal.Domain.Lists;

namespace VillageListsPortal.Web.Features.Lists;

/// <summary>Text in which each item code leads to its page: 见ZM-01. A function and not a tag helper: a long list has hundreds of them.</summary>
public static partial class CodeLinks
{
    /// <summary>The text, written where it is printed.</summary>
    public static IHtmlContent In(string? text) => new Linked(text ?? "");

    [GeneratedRegex("[A-Z]{2}-[0-9]{2,3}", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Code();

    private sealed class Linked(string text) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder)
        {
            var at = 0;
            if (!text.Contains('-', StringComparison.Ordinal)) // most texts have no code: no need to look closely
            {
                encoder.Encode(writer, text);
                return;
            }

            foreach (var code in Code().EnumerateMatches(text))
            {
                var found = text.Substring(code.Index, code.Length);
                if (ItemCode.KindOf(found) is null) continue;
                encoder.Encode(writer, text, at, code.Index - at);
                writer.Write("<a href=\"" + ListKinds.Href(found) + "\">" + found + "</a>"); // a code is two letters, a hyphen and digits
                at = code.Index + code.Length;
            }

            encoder.Encode(writer, text, at, text.Length - at);
        }
    }
}

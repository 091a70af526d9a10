using System.Text;

namespace VillageListsPortal.Domain.Shared;

/// <summary>Unicode's normal forms of whatever was typed.</summary>
public static class NormalForms
{
    private const char Noncharacter = '\uFFFE';

    /// <summary>The text in a normal form. What has none, a lone half of a pair and U+FFFE, becomes U+FFFD; .NET itself throws.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="form">The form.</param>
    /// <returns>The text in that form.</returns>
    public static string In(this string text, NormalizationForm form)
    {
        if (!text.Contains(Noncharacter, StringComparison.Ordinal) && !text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF')) return text.Normalize(form);
        var readable = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) readable.Append(rune.Value == Noncharacter ? Rune.ReplacementChar.ToString() : rune.ToString());
        return readable.ToString().Normalize(form);
    }
}

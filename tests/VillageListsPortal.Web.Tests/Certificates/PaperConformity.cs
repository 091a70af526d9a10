using System.Text.RegularExpressions;
using VillageListsPortal.Pdf.Tests.Conformity;
using VillageListsPortal.Pdf.Tests.Reading;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Certificates;

/// <summary>What every paper of the portal must be: a file that keeps each rule of PDF/A-2a and PDF/UA-1, that other programs read without a complaint.</summary>
public static partial class PaperConformity
{
    /// <summary>Checks a paper and keeps it under artifacts/papers for people to look at.</summary>
    public static void AssertSound(string name, byte[] bytes)
    {
        var path = Keep(name, bytes);
        Assert.True(ConformityCheck.Faults(bytes) is { Count: 0 }, $"{name}: {string.Join("; ", ConformityCheck.Faults(bytes).Take(5))}");
        Assert.Contains("No syntax or stream encoding errors found", Tools.Run("qpdf", "--check", path), StringComparison.Ordinal);
        var fonts = Tools.Run("pdffonts", path).Split('\n').Skip(2).Where(l => l.Length > 0).ToList();
        Assert.NotEmpty(fonts);
        Assert.All(fonts, l => Assert.Contains("CID TrueType      Identity-H       yes yes yes", l, StringComparison.Ordinal));
        AssertCopiedOut(name, path, new PdfFile(bytes));
    }

    /// <summary>Whether a program of others finds the empty signature field, and nothing signed.</summary>
    public static void AssertSignable(string name, byte[] bytes)
    {
        var said = Tools.Try("pdfsig", Keep(name, bytes));
        Assert.Contains("The signature form field is not signed", said.Output + said.Errors, StringComparison.Ordinal);
        var field = Assert.Single(new PdfFile(bytes).Pages[^1].Dictionaries("Annots"));
        Assert.Equal("Sig", field.Name("FT"));
    }

    /// <summary>Copying follows the structure, by every word that is drawn and no other.</summary>
    private static void AssertCopiedOut(string name, string path, PdfFile file)
    {
        var drawn = string.Concat(file.Contents.SelectMany(c => c.Glyphs).Select(g => g.Text));
        var copied = Tools.Run("pdftotext", "-raw", path, "-");
        Assert.True(Sorted(drawn) == Sorted(copied), $"{name}: pdftotext reads other characters than are drawn");
        foreach (var line in file.Structure.Of("H1", "P").Select(file.Structure.Text))
        {
            Assert.Contains(NoSpace(line), NoSpace(copied), StringComparison.Ordinal);
        }
    }

    private static string Keep(string name, byte[] bytes)
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(TestFolders.Repository, "artifacts", "papers")).FullName, $"{name}.pdf");
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private static string NoSpace(string text) => Blank().Replace(text, "");

    private static string Sorted(string text) => string.Concat(NoSpace(text).EnumerateRunes().OrderBy(r => r.Value).Select(r => r.ToString()));

    [GeneratedRegex("[\\s\\p{Zs}]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Blank();
}

using VillageListsPortal.Pdf.Tests.Reading;

namespace VillageListsPortal.Pdf.Tests.Conformity;

/// <summary>A rule of PDF/A-2a (A, ISO 19005-2) or PDF/UA-1 (U, ISO 14289-1) with the check that a file keeps it.</summary>
/// <param name="Number">Number in our list of 49.</param>
/// <param name="Clauses">Where the standards ask it.</param>
/// <param name="Text">What they ask.</param>
/// <param name="Check">Says what is wrong with a file; nothing where the rule is kept.</param>
public sealed record ConformityRule(int Number, string Clauses, string Text, Func<PdfFile, IEnumerable<string>> Check);

/// <summary>Checks a file against every rule, on its bytes.</summary>
public static class ConformityCheck
{
    public static IReadOnlyList<ConformityRule> Rules { get; } =
        [.. FileRules.All, .. MetadataRules.All, .. GraphicsRules.All, .. FontRules.All, .. StructureRules.All, .. TableRules.All, .. ContentRules.All, .. FormRules.All, .. SignatureRules.All];

    /// <summary>Every rule that a file breaks; empty for a good one.</summary>
    public static IReadOnlyList<Fault> Faults(byte[] bytes)
    {
        var file = new PdfFile(bytes);
        return [.. Rules.SelectMany(rule => Faults(rule, file)).Concat(file.Faults).Distinct()];
    }

    /// <summary>What cannot be read, for example because an entry is missing, breaks the rule that needed it.</summary>
    private static List<Fault> Faults(ConformityRule rule, PdfFile file)
    {
        try
        {
            return [.. rule.Check(file).Select(what => new Fault(rule.Number, what))];
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return [new Fault(rule.Number, $"could not be read: {e.Message}")];
        }
    }
}

namespace VillageListsPortal.Domain.Laws;

/// <summary>Kinds of basis, by rank (domain part 2).</summary>
public enum LawKind
{
    /// <summary>法律。</summary>
    Law,
    /// <summary>行政法规。</summary>
    AdministrativeRegulation,
    /// <summary>国务院决定。</summary>
    StateCouncilDecision,
    /// <summary>地方性法规。</summary>
    LocalRegulation,
    /// <summary>规章。</summary>
    Rule,
    /// <summary>党内法规和政策文件。</summary>
    Policy,
}

/// <summary>One version of one law in the law register, with its days.</summary>
public sealed class Law
{
    private const string Country = "中华人民共和国";

    /// <summary>Id, version 7.</summary>
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>Name without book marks, e.g. 村民委员会组织法.</summary>
    public required string Name { get; init; }

    /// <summary>Which text, e.g. 2018年修正文本; empty where not told.</summary>
    public required string Version { get; init; }

    /// <summary>Its rank.</summary>
    public required LawKind Kind { get; init; }

    /// <summary>First day in force; null where still to be confirmed.</summary>
    public DateOnly? InForceFrom { get; init; }

    /// <summary>Last day in force; null while open.</summary>
    public DateOnly? InForceTo { get; init; }

    /// <summary>What is known of it.</summary>
    public string? Note { get; init; }

    /// <summary>Whether the text had been superseded by that day, so that items citing it are 依据待复核.</summary>
    /// <param name="day">The day.</param>
    /// <returns>True after its last day.</returns>
    public bool IsSupersededOn(DateOnly day) => InForceTo is { } to && to < day;

    /// <summary>The names under which a law may stand in the register: as cited without book marks, without the mark of its version in brackets, without the country's name.</summary>
    /// <param name="cited">As cited, e.g. 《中华人民共和国村民委员会组织法》（2018年修正文本）.</param>
    /// <returns>Names, the likeliest first.</returns>
    public static IReadOnlyList<string> NamesOf(string cited)
    {
        string[] names = [Bare(cited), Bare(cited.Split('（', '(')[0])];
        return [.. names.Concat(names.Where(n => n.StartsWith(Country, StringComparison.Ordinal)).Select(n => n[Country.Length..])).Where(n => n.Length > 0).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The text that a citation means: of the versions of its name the one that the citation names, else the one in force on the day.</summary>
    /// <param name="register">Texts of the register.</param>
    /// <param name="cited">As cited.</param>
    /// <param name="day">The day.</param>
    /// <returns>The text, or null where the register has none of that name.</returns>
    public static Law? Meant(IReadOnlyCollection<Law> register, string cited, DateOnly day)
    {
        var versions = NamesOf(cited).Select(n => register.Where(l => l.Name == n).ToList()).FirstOrDefault(v => v.Count > 0) ?? [];
        return versions.Find(l => l.Version.Length > 0 && cited.Contains(l.Version, StringComparison.Ordinal))
            ?? versions.OrderBy(l => l.IsSupersededOn(day) || l.InForceFrom > day).ThenByDescending(l => l.InForceFrom).FirstOrDefault();
    }

    /// <summary>Whether a certificate may rest on it: law, regulation or State Council decision, 地方性法规 included (settled S12).</summary>
    public bool CarriesCertificates => Kind is LawKind.Law or LawKind.AdministrativeRegulation or LawKind.StateCouncilDecision or LawKind.LocalRegulation;

    private static string Bare(string text) => text.Trim('《', '》', ' ');
}

/// <summary>That an item cites a law's text.</summary>
/// <param name="LawId">The text.</param>
/// <param name="ItemCode">The item.</param>
public sealed record LawCitation(Guid LawId, string ItemCode);

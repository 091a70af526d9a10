using VillageListsPortal.Domain.Shared;

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

/// <summary>What a text is on a day.</summary>
public enum LawState
{
    /// <summary>现行。</summary>
    InForce,
    /// <summary>尚未施行。</summary>
    NotYet,
    /// <summary>施行日期待核。</summary>
    Unknown,
    /// <summary>已被取代: another text of the same law came after it.</summary>
    Superseded,
    /// <summary>已废止: it ended and no text came after it.</summary>
    Repealed,
}

/// <summary>One version of one law in the law register, with its days.</summary>
public sealed class Law : Entity
{
    internal const string Country = "中华人民共和国";

    private readonly List<LawArticle> articles = [];
    private DateOnly? inForceTo;

    /// <summary>Name without book marks, e.g. 村民委员会组织法.</summary>
    public required string Name { get; init; }

    /// <summary>Which text, e.g. 2018年修正文本; empty where not told.</summary>
    public required string Version { get; init; }

    /// <summary>Its rank.</summary>
    public required LawKind Kind { get; init; }

    /// <summary>发文字号, e.g. 主席令第三十七号; null where not told.</summary>
    public string? DocumentNumber { get; init; }

    /// <summary>The day it was issued; null where not told.</summary>
    public DateOnly? IssuedOn { get; init; }

    /// <summary>First day in force; null where still to be confirmed.</summary>
    public DateOnly? InForceFrom { get; init; }

    /// <summary>Last day in force; null while open.</summary>
    public DateOnly? InForceTo { get => inForceTo; init => inForceTo = value; }

    /// <summary>The document that repealed it without another text (废止依据); null where it was not repealed.</summary>
    public string? RepealedBy { get; private set; }

    /// <summary>What is known of it.</summary>
    public string? Note { get; init; }

    /// <summary>Its articles in their order; empty where the text was not entered.</summary>
    public IReadOnlyList<LawArticle> Articles => articles;

    /// <summary>As cited: 《村民委员会组织法》（2025年修正）.</summary>
    public string Title => Version.Length == 0 ? $"《{Name}》" : $"《{Name}》（{Version}）";

    /// <summary>As a request for admission names it: 村民委员会组织法（2025年修正）, by which <see cref="Meant"/> finds this text.</summary>
    public string NamedAs => Version.Length == 0 ? Name : $"{Name}（{Version}）";

    /// <summary>A reviewer loads a new text of a law, or a law that the register did not have. A text without a first day in force would leave open what it supersedes.</summary>
    /// <param name="text">What is loaded.</param>
    /// <param name="by">A reviewer.</param>
    /// <param name="now">When.</param>
    /// <returns>The text.</returns>
    /// <exception cref="RuleViolationException"><c>law.only-reviewer-loads</c>, or of <see cref="LawText.RequireWhole"/>.</exception>
    public static Law Load(LawText text, Actor by, DateTimeOffset now)
    {
        if (by.Role != Role.Reviewer) throw new RuleViolationException("law.only-reviewer-loads");
        var whole = text.RequireWhole();
        var law = new Law
        {
            Name = whole.Name,
            Version = whole.Version,
            Kind = whole.Kind,
            DocumentNumber = whole.DocumentNumber,
            IssuedOn = whole.IssuedOn,
            InForceFrom = whole.InForceFrom,
            Note = whole.Note,
        };
        law.articles.AddRange(LawArticle.Parse(law.Id, whole.Articles));
        law.Raise(new LawLoaded(law.Id, whole.Name, whole.Version, whole.InForceFrom!.Value, by, now));
        return law;
    }

    /// <summary>Ends this text on the day before another text of the same law is in force; one that has ended by then stays as it is.</summary>
    /// <param name="next">The other text.</param>
    /// <param name="by">A reviewer.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleViolationException"><c>law.not-newest</c> (version, first day): only a newer text supersedes.</exception>
    public void Supersede(Law next, Actor by, DateTimeOffset now)
    {
        var first = next.InForceFrom!.Value;
        if (InForceFrom >= first) throw new RuleViolationException("law.not-newest", Version, InForceFrom.Value);
        if (inForceTo < first) return; // superseded, or repealed and made anew
        (inForceTo, RepealedBy) = (first.AddDays(-1), null); // a repeal of a later day has found its next text
        Raise(new LawSuperseded(Id, Name, Version, next.Version, first, by, now));
    }

    /// <summary>No repeal is announced earlier: a slip of the year cannot be taken back.</summary>
    private const int MostYearsAhead = 3;

    /// <summary>废止: the law is repealed from a day on and no text follows. The mark of the items that cite it follows from the day.</summary>
    /// <param name="from">First day on which it is in force no more.</param>
    /// <param name="document">The document that repeals it; required.</param>
    /// <param name="by">A reviewer.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleViolationException"><c>law.only-reviewer-loads</c>, <c>law.ended</c> (last day), <c>law.repealed-before-start</c> (field, first day), <c>law.repealed-too-far</c> (field, latest day), <c>field.missing</c>, <c>field.too-long</c>.</exception>
    public void Repeal(DateOnly? from, string? document, Actor by, DateTimeOffset now)
    {
        if (by.Role != Role.Reviewer) throw new RuleViolationException("law.only-reviewer-loads");
        if (inForceTo is { } ended) throw new RuleViolationException("law.ended", ended);
        if (from is not { } day) throw new RuleViolationException("field.missing", "repealed-from");
        if (day <= (InForceFrom ?? LawText.Earliest)) throw new RuleViolationException("law.repealed-before-start", "repealed-from", InForceFrom ?? LawText.Earliest);
        if (Days.On(now).AddYears(MostYearsAhead) is var latest && day > latest) throw new RuleViolationException("law.repealed-too-far", "repealed-from", latest);
        (RepealedBy, inForceTo) = (LawText.Document(document), day.AddDays(-1));
        Raise(new LawRepealed(Id, Name, Version, day, by, now));
    }

    /// <summary>Whether the text had ended by that day, superseded or repealed, so that items citing it are 依据待复核.</summary>
    /// <param name="day">The day.</param>
    /// <returns>True after its last day.</returns>
    public bool IsSupersededOn(DateOnly day) => InForceTo is { } to && to < day;

    /// <summary>What the text is on that day. One that is repealed from a later day on is still in force.</summary>
    /// <param name="day">The day.</param>
    /// <returns>Its state.</returns>
    public LawState StateOn(DateOnly day) =>
        IsSupersededOn(day) ? RepealedBy is null ? LawState.Superseded : LawState.Repealed
        : InForceFrom is not { } from ? LawState.Unknown
        : from > day ? LawState.NotYet
        : LawState.InForce;

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

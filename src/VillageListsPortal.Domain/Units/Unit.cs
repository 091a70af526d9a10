using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Units;

/// <summary>A unit of the district: dated, with its names and number prefixes as dated rows (domain part 1, settled S6, S29).</summary>
public sealed class Unit : Entity
{
    private readonly List<UnitName> names = [];
    private readonly List<NumberPrefix> prefixes = [];

    private Unit() { }

    /// <summary>Founds a unit.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="code">Division code; null for departments and social organisations (S6).</param>
    /// <param name="parent">The unit above; null for the topmost.</param>
    /// <param name="name">Short and full name of its first day.</param>
    /// <param name="from">First day.</param>
    public Unit(UnitKind kind, string? code, Unit? parent, UnitTitle name, DateOnly from)
    {
        if (code is not null && (!DivisionCode.IsWellFormed(code) || DivisionCode.KindOf(code) != kind))
        {
            throw new RuleViolationException("unit.code-malformed", code);
        }

        Kind = kind;
        Code = code;
        ParentId = parent?.Id;
        From = from;
        Committee = code is null ? null : DivisionCode.CommitteeOf(code);
        if (kind == UnitKind.Village && Committee is null)
        {
            throw new RuleViolationException("unit.committee-unknown", code ?? "");
        }

        ShortName = name.Short;
        FullName = name.Full;
        names.Add(new UnitName(Id, name, from));
    }

    /// <summary>Kind of unit.</summary>
    public UnitKind Kind { get; private set; }

    /// <summary>Division code, or null.</summary>
    public string? Code { get; private set; }

    /// <summary>The unit above.</summary>
    public Guid? ParentId { get; private set; }

    /// <summary>Committee of a village; null for other kinds.</summary>
    public CommitteeKind? Committee { get; private set; }

    /// <summary>Name as spoken, e.g. 江口村; the latest one.</summary>
    public string ShortName { get; private set; } = "";

    /// <summary>Name as on paper, e.g. 重庆市渝北区统景镇江口村村民委员会; the latest one.</summary>
    public string FullName { get; private set; } = "";

    /// <summary>Telephone printed on papers; null while none is known.</summary>
    public string? Telephone { get; private set; }

    /// <summary>First day.</summary>
    public DateOnly From { get; private set; }

    /// <summary>First day on which it is no more; null while it exists.</summary>
    public DateOnly? To { get; private set; }

    /// <summary>All its names, dated.</summary>
    public IReadOnlyList<UnitName> Names => names;

    /// <summary>All its number prefixes, dated.</summary>
    public IReadOnlyList<NumberPrefix> Prefixes => prefixes;

    /// <summary>Whether it exists on that day.</summary>
    /// <param name="day">The day.</param>
    /// <returns>True from its first day on, until its last.</returns>
    public bool ExistsOn(DateOnly day) => From <= day && (To is null || day < To);

    /// <summary>The name it bore on that day; an old certificate shows the name of its day.</summary>
    /// <param name="day">The day.</param>
    /// <returns>The name.</returns>
    public UnitTitle NameOn(DateOnly day) =>
        names.Where(n => n.From <= day).MaxBy(n => n.From)?.Title ?? new UnitTitle(ShortName, FullName);

    /// <summary>The prefix of certificate numbers on that day, e.g. 统景江口村证 (domain 4.5).</summary>
    /// <param name="day">The day.</param>
    /// <returns>The prefix.</returns>
    /// <exception cref="RuleViolationException"><c>unit.no-number-prefix</c>.</exception>
    public string PrefixOn(DateOnly day) =>
        prefixes.Where(p => p.From <= day).MaxBy(p => p.From)?.Text ?? throw new RuleViolationException("unit.no-number-prefix", ShortName);

    /// <summary>Gives the unit another name from a day on; it is called so from that day, by <see cref="BearNameOf"/>.</summary>
    /// <param name="name">The new name.</param>
    /// <param name="from">First day of the name; after the last change.</param>
    /// <exception cref="RuleViolationException"><c>unit.change-before-last</c>.</exception>
    public void Rename(UnitTitle name, DateOnly from)
    {
        if (names.Max(n => n.From) >= from) throw new RuleViolationException("unit.change-before-last", from);
        names.Add(new UnitName(Id, name, from));
    }

    /// <summary>Takes the name of that day for its present one.</summary>
    /// <param name="day">Today.</param>
    public void BearNameOf(DateOnly day) => (ShortName, FullName) = NameOn(day);

    /// <summary>Mends a wrongly entered name, of a unit that has not begun its first one; papers issued under it keep it, the journal tells both.</summary>
    /// <param name="name">The right name.</param>
    /// <param name="reason">Why; required.</param>
    /// <param name="by">The administrator.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleViolationException"><c>unit.only-administrator</c>, <c>unit.reason-missing</c>, <c>unit.nothing-changed</c>.</exception>
    public void CorrectName(UnitTitle name, string? reason, Actor by, DateTimeOffset now)
    {
        var why = RequireCorrection(reason, by);
        var borne = NameFrom(Days.On(now));
        var wrong = borne.Title;
        if (wrong == name) throw new RuleViolationException("unit.nothing-changed");
        borne.Correct(name);
        (ShortName, FullName) = name;
        Raise(new UnitNameCorrected(Id, wrong.Full, name.Full, why, by, now));
    }

    /// <summary>Follows the correction of a unit above: the full name of today and those to come begin with the right name of that unit. What was before stays.</summary>
    /// <param name="wrong">The full name above that was wrong.</param>
    /// <param name="right">The right one.</param>
    /// <param name="reason">Why; required.</param>
    /// <param name="by">The administrator.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleViolationException"><c>unit.only-administrator</c>, <c>unit.reason-missing</c>.</exception>
    public void FollowCorrection(string wrong, string right, string? reason, Actor by, DateTimeOffset now)
    {
        var why = RequireCorrection(reason, by);
        var borne = NameFrom(Days.On(now));
        foreach (var name in names.Where(n => n.From >= borne.From && n.FullName.StartsWith(wrong, StringComparison.Ordinal)))
        {
            var before = name.FullName;
            name.Correct(new UnitTitle(name.ShortName, right + before[wrong.Length..]));
            Raise(new UnitNameCorrected(Id, before, name.FullName, why, by, now));
        }

        (ShortName, FullName) = borne.Title;
    }

    /// <summary>Mends the telephone printed on papers from now on.</summary>
    /// <param name="telephone">The number, or null for none.</param>
    /// <param name="reason">Why; required.</param>
    /// <param name="by">The administrator.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleViolationException"><c>unit.only-administrator</c>, <c>unit.reason-missing</c>, <c>unit.nothing-changed</c>, <c>unit.telephone</c>.</exception>
    public void CorrectTelephone(string? telephone, string? reason, Actor by, DateTimeOffset now)
    {
        var why = RequireCorrection(reason, by);
        if (telephone is not null && !UnitNaming.IsTelephone(telephone)) throw new RuleViolationException("unit.telephone");
        if (telephone == Telephone) throw new RuleViolationException("unit.nothing-changed");
        var wrong = Telephone;
        Telephone = telephone;
        Raise(new UnitTelephoneCorrected(Id, wrong, telephone, why, by, now));
    }

    /// <summary>Sets the prefix of certificate numbers from a day on.</summary>
    /// <param name="text">The prefix.</param>
    /// <param name="from">First day.</param>
    public void SetPrefix(string text, DateOnly from)
    {
        if (prefixes.Count > 0 && prefixes.Max(p => p.From) >= from) throw new RuleViolationException("unit.change-before-last", from);
        prefixes.Add(new NumberPrefix(Id, text, from));
    }

    /// <summary>Sets the telephone printed on papers.</summary>
    /// <param name="telephone">The number, or null.</param>
    public void SetTelephone(string? telephone) => Telephone = telephone;

    /// <summary>Ends the unit.</summary>
    /// <param name="to">First day on which it is no more.</param>
    public void End(DateOnly to)
    {
        if (to <= From) throw new RuleViolationException("unit.end-before-start", to);
        To = to;
    }

    /// <summary>Goes on after all: its end was planned and has not come.</summary>
    /// <param name="today">Today.</param>
    /// <exception cref="RuleViolationException"><c>unit.already-ended</c>.</exception>
    public void Reopen(DateOnly today)
    {
        if (To is null || To <= today) throw new RuleViolationException("unit.already-ended", ShortName);
        To = null;
    }

    /// <summary>Never begins: it was planned and its first day has not come. The row stays as a trace.</summary>
    /// <param name="today">Today.</param>
    /// <exception cref="RuleViolationException"><c>unit.already-begun</c>.</exception>
    public void NeverBegin(DateOnly today)
    {
        if (From <= today) throw new RuleViolationException("unit.already-begun", ShortName);
        To = From;
        prefixes.Clear(); // free for another
    }

    /// <summary>Forgets the name and the prefix planned from that day on; the name of its first day stays.</summary>
    /// <param name="day">First day of what was planned.</param>
    public void KeepNameAfter(DateOnly day)
    {
        names.RemoveAll(n => n.From == day && n.From > From);
        prefixes.RemoveAll(p => p.From == day);
    }

    /// <summary>The name of that day, or the first one where none has begun.</summary>
    private UnitName NameFrom(DateOnly day) => names.Where(n => n.From <= day).MaxBy(n => n.From) ?? names.MinBy(n => n.From)!;

    private static string RequireCorrection(string? reason, Actor by)
    {
        if (by.Role != Role.Administrator) throw new RuleViolationException("unit.only-administrator");
        var why = SafeText.Check(reason, 200);
        return why.Length > 0 ? why : throw new RuleViolationException("unit.reason-missing");
    }
}

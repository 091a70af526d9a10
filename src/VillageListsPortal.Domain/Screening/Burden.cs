namespace VillageListsPortal.Domain.Screening;

/// <summary>A way in which a clause lays work on the village.</summary>
/// <param name="Clause">The clause.</param>
/// <param name="At">The words.</param>
/// <param name="Kind">The way, as a kind of word.</param>
internal sealed record Burden(Clause Clause, Hit At, WordKind Kind)
{
    /// <summary>Whether it needs the object of the work in its own clause.</summary>
    public bool IsAct => Kind is WordKind.BearDo or WordKind.BearMust or WordKind.Unit or WordKind.FieldAct or WordKind.FieldGeneral;

    /// <summary>Whether it says responsibility in so many words.</summary>
    public bool IsFormal => Kind is WordKind.BearNoun or WordKind.BearSign or WordKind.Burden or WordKind.Measure or WordKind.Transfer;

    /// <summary>How plainly it speaks, to choose the clause that is shown.</summary>
    public int Weight => Kind switch
    {
        WordKind.BearNoun or WordKind.BearSign => 4,
        WordKind.Bear or WordKind.Burden or WordKind.Transfer => 3,
        WordKind.Measure => 2,
        WordKind.Quota => 0,
        _ => 1,
    };

    /// <summary>The code of the reason.</summary>
    public string Name => Kind switch
    {
        WordKind.Bear or WordKind.By => "bears",
        WordKind.BearNoun => "named",
        WordKind.BearSign => "signs",
        WordKind.Burden or WordKind.Transfer => "transferred",
        WordKind.Measure => "measured",
        WordKind.Quota or WordKind.Unit => "quota",
        _ => "does",
    };

    /// <summary>The words in the even text.</summary>
    public string Words => Clause.Text[At.Start..At.End];
}

namespace VillageListsPortal.Domain.Lists;

/// <summary>An item of the autonomy list: what the village decides and does itself.</summary>
public sealed class AutonomyItem : ListItem
{
    /// <inheritdoc/>
    public override ListKind Kind => ListKind.Autonomy;

    /// <summary>Who decides.</summary>
    public string? DecisionBody { get; init; }

    /// <summary>Whether the representatives' meeting may decide: yes, no, partly, n/a.</summary>
    public string? DelegableToRepresentatives { get; init; }

    /// <summary>Quorum and majority.</summary>
    public string? DecisionRule { get; init; }

    /// <summary>Whether 四议两公开 applies: yes, no, ….</summary>
    public string? FourDeliberations { get; init; }

    /// <summary>How often it is disclosed.</summary>
    public string? DisclosureFrequency { get; init; }

    /// <summary>Default of 三事分流.</summary>
    public string? ThreeMattersDefault { get; init; }
}

/// <summary>An item of the assistance list: the only government work a village helps with.</summary>
public sealed class AssistanceItem : ListItem
{
    /// <inheritdoc/>
    public override ListKind Kind => ListKind.Assistance;

    /// <summary>What the village does.</summary>
    public string? VillageRole { get; init; }

    /// <summary>费随事转: who pays.</summary>
    public string? FundingRule { get; init; }

    /// <summary>Never as responsible subject.</summary>
    public string? Liability { get; init; }
}

/// <summary>An item of the negative list: what a village must never be made responsible for.</summary>
public sealed class NegativeItem : ListItem
{
    /// <inheritdoc/>
    public override ListKind Kind => ListKind.Negative;

    /// <summary>The rule.</summary>
    public string? Rule { get; init; }

    /// <summary>Words that hint at it, separated by |.</summary>
    public string? ScreeningKeywords { get; init; }
}

/// <summary>A cancelled certificate: refused, with the body that is responsible instead.</summary>
public sealed class CancelledItem : ListItem
{
    /// <inheritdoc/>
    public override ListKind Kind => ListKind.Cancelled;

    /// <summary>Who proves it instead, and what to bring.</summary>
    public string? Alternative { get; init; }

    /// <summary>The batch that cancelled it.</summary>
    public string? Batch { get; init; }

    /// <summary>The exception that another item keeps, if any.</summary>
    public string? Exception { get; init; }

    /// <summary>Which paper the person can sign at once in its place.</summary>
    public SelfPaper SelfPaper { get; init; }

    /// <summary>The wording of that paper: paragraphs separated by |, with ＿ for what is filled in by hand; null for none.</summary>
    public string? SelfPaperText { get; init; }
}

/// <summary>A paper that the person signs instead of a cancelled certificate.</summary>
public enum SelfPaper
{
    /// <summary>None helps.</summary>
    None,
    /// <summary>个人声明。</summary>
    Declaration,
    /// <summary>告知承诺书。</summary>
    Commitment,
}

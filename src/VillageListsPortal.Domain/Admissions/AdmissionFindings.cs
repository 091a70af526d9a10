namespace VillageListsPortal.Domain.Admissions;

/// <summary>What the screening found in a request, as kept with it (domain 3.11, settled S18).</summary>
/// <param name="Crossed">Red lines.</param>
/// <param name="Shifted">Responsibility put on the village outside the seven fields (责任转嫁).</param>
/// <param name="Covered">Items that already cover the task, the closest first.</param>
public sealed record AdmissionFindings(IReadOnlyList<Crossing> Crossed, IReadOnlyList<Shift> Shifted, IReadOnlyList<Covering> Covered)
{
    /// <summary>Nothing found.</summary>
    public static readonly AdmissionFindings None = new([], [], []);

    /// <summary>Codes of what is formally wrong with the text, as the screening gives them.</summary>
    public IReadOnlyList<string> Defects { get; init; } = [];

    /// <summary>What of it concerns a request: one that ends a duty quotes it, and lays nothing on anybody (domain 3.11).</summary>
    /// <param name="request">The request that was read.</param>
    /// <returns>These findings, without red lines and shifted responsibility where what it is about goes.</returns>
    public AdmissionFindings Of(AdmissionRequest request) => request.EndsDuty && Crossed.Count + Shifted.Count > 0 ? this with { Crossed = [], Shifted = [] } : this;
}

/// <summary>One thing that was read, by which a finding came about.</summary>
/// <param name="Code">What it is, a code of the screening.</param>
/// <param name="Words">The words by which it was read.</param>
public sealed record FoundReason(string Code, string Words);

/// <summary>A red line crossed.</summary>
/// <param name="Code">The item of the negative list.</param>
/// <param name="Clause">The clause, as written.</param>
/// <param name="InTitle">Whether it stands in the title; else in the task.</param>
/// <param name="Start">Where it begins, in UTF-16 units.</param>
/// <param name="Length">How long it is, in UTF-16 units.</param>
/// <param name="Who">Whom it would make responsible, as written; empty where the sentence does not say.</param>
/// <param name="Basis">The legal text of that item on the day; empty where the list has none.</param>
/// <param name="Body">Who is responsible by law; empty where the list has none.</param>
public sealed record Crossing(string Code, string Clause, bool InTitle, int Start, int Length, string Who, string Basis = "", string Body = "")
{
    /// <summary>Title of the item on the day; empty where the list had none.</summary>
    public string Title { get; init; } = "";

    /// <summary>Its English title; null where there is none.</summary>
    public string? TitleEn { get; init; }

    /// <summary>What was read, in the order of the text.</summary>
    public IReadOnlyList<FoundReason> Reasons { get; init; } = [];
}

/// <summary>Responsibility shifted outside the seven.</summary>
/// <param name="Clause">The clause, as written.</param>
/// <param name="InTitle">Whether it stands in the title; else in the task.</param>
/// <param name="Start">Where it begins, in UTF-16 units.</param>
/// <param name="Length">How long it is, in UTF-16 units.</param>
public sealed record Shift(string Clause, bool InTitle, int Start, int Length)
{
    /// <summary>Whom it would make responsible, as written; empty where the sentence does not say.</summary>
    public string Who { get; init; } = "";

    /// <summary>What was read, in the order of the text.</summary>
    public IReadOnlyList<FoundReason> Reasons { get; init; } = [];
}

/// <summary>An item that already covers the task.</summary>
/// <param name="Code">The item.</param>
/// <param name="Score">How well, above 0 up to 1.</param>
public sealed record Covering(string Code, double Score)
{
    /// <summary>Title of the item on the day; empty where it is not known.</summary>
    public string Title { get; init; } = "";

    /// <summary>Its English title; null where there is none.</summary>
    public string? TitleEn { get; init; }
}

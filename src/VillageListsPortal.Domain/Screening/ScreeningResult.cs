namespace VillageListsPortal.Domain.Screening;

/// <summary>What the screener found; every list is in the order of the codes or of the text, and the same for the same text.</summary>
/// <param name="Crossed">Red lines crossed, one row per code, by code.</param>
/// <param name="Shifted">Responsibility shifted to the village outside the seven fields (责任转嫁), in the order of the text.</param>
/// <param name="CoveredBy">List items under which a task asked of the village falls, best first.</param>
/// <param name="Defects">Codes of what is formally wrong: <c>title-missing</c>, <c>task-missing</c>, <c>role-unstated</c>, <c>role-understated</c>, <c>role-responsible</c>.</param>
public sealed record ScreeningResult(
    IReadOnlyList<CrossedLine> Crossed,
    IReadOnlyList<ShiftedDuty> Shifted,
    IReadOnlyList<CoveringItem> CoveredBy,
    IReadOnlyList<string> Defects);

/// <summary>A passage of a text as it was sent.</summary>
/// <param name="Part">Title or description.</param>
/// <param name="Clause">The words.</param>
/// <param name="Start">Where they begin in that text, in UTF-16 units from 0.</param>
/// <param name="Length">How many UTF-16 units.</param>
public sealed record Passage(TextPart Part, string Clause, int Start, int Length);

/// <summary>A red line that the text crosses (domain 3.11).</summary>
/// <param name="Code">The item, e.g. FM-02.</param>
/// <param name="At">The clause that crosses it.</param>
/// <param name="Responsible">Whom it would make responsible, in the words of the text; null where the text leaves that to the reader.</param>
/// <param name="Basis">The legal text of the item; empty where the list has none.</param>
/// <param name="LawfulBody">Who is responsible by law; empty where the list has none.</param>
/// <param name="Reasons">What was read, in the order of the text.</param>
public sealed record CrossedLine(string Code, Passage At, string? Responsible, string Basis, string LawfulBody, IReadOnlyList<Reason> Reasons);

/// <summary>One thing that was read.</summary>
/// <param name="Code"><c>bears</c>, <c>named</c>, <c>signs</c>, <c>does</c>, <c>measured</c>, <c>quota</c>, <c>transferred</c>, <c>object</c>, <c>topic</c>.</param>
/// <param name="Words">The words of the vocabulary by which it was read.</param>
public sealed record Reason(string Code, string Words);

/// <summary>Responsibility shifted outside the seven fields.</summary>
/// <param name="At">The clause.</param>
/// <param name="Responsible">Whom it would make responsible, in the words of the text; null where the text leaves that to the reader.</param>
/// <param name="Reasons">What was read.</param>
public sealed record ShiftedDuty(Passage At, string? Responsible, IReadOnlyList<Reason> Reasons);

/// <summary>A list item that covers a task of the text.</summary>
/// <param name="Code">The item, e.g. XZ-10.</param>
/// <param name="Score">How surely, from 0 to 1.</param>
public sealed record CoveringItem(string Code, double Score);

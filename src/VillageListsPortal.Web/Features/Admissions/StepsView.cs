namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>The steps of a form or the stages of a case; on a phone the one that it is at, and the others behind a fold.</summary>
/// <param name="Label">What the steps are of.</param>
/// <param name="Steps">In their order.</param>
/// <param name="Now">Which one it is at, from 0; past the last where all are done.</param>
public sealed record StepsView(string Label, IReadOnlyList<StepView> Steps, int Now);

/// <summary>One step.</summary>
/// <param name="Text">What it is called.</param>
/// <param name="IsDone">Whether it is done.</param>
/// <param name="Href">Where it can be worked on; null for a stage of a case.</param>
public sealed record StepView(string Text, bool IsDone, string? Href = null);

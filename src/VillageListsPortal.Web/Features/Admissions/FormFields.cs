using Microsoft.AspNetCore.Mvc.Rendering;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Lists;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>Which field of the form, and which of its steps, a name of the domain belongs to.</summary>
public static class FormFields
{
    private static readonly Dictionary<string, (string Input, FormStep Step)> Own = new(StringComparer.Ordinal)
    {
        ["item"] = ("Title", FormStep.Item),
        ["title"] = ("Title", FormStep.Item),
        ["title-en"] = ("TitleEn", FormStep.Item),
        ["department"] = ("Department", FormStep.Item),
        ["bases"] = ("Bases[0].Law", FormStep.Basis),
        ["reason"] = ("ReasonText", FormStep.Basis),
        ["reason-text"] = ("ReasonText", FormStep.Basis),
        ["source-document"] = ("SourceDocument", FormStep.Basis),
        ["task"] = ("Task", FormStep.Work),
        ["frequency"] = ("Frequency", FormStep.Work),
        ["part"] = ("Part", FormStep.Work),
        ["hours"] = ("Hours", FormStep.Work),
        ["villages"] = ("Everywhere", FormStep.Work),
        ["from"] = ("From", FormStep.Work),
        ["until"] = ("Until", FormStep.Work),
        ["in-exchange"] = ("InExchange", FormStep.Work),
        ["gives-up"] = ("GivesUp", FormStep.Work),
        ["staff"] = ("Staff", FormStep.Means),
        ["funds"] = ("Funds", FormStep.Means),
        ["funds-source"] = ("FundsSource", FormStep.Means),
        ["powers"] = ("Powers", FormStep.Means),
        ["judging"] = ("Judging", FormStep.Means),
    };

    private static readonly HashSet<string> DetailNames = [.. Enum.GetValues<ListKind>().SelectMany(ItemDetails.Names)];

    /// <summary>The name of the form's field, e.g. Input.Title; a name that is no field stays as it is.</summary>
    public static string InputOf(string field) => Own.TryGetValue(field, out var own) ? $"Input.{own.Input}"
        : DetailNames.Contains(field) ? $"Input.Details[{field}]"
        : field == "answer" ? "Answer" : "";

    /// <summary>The names of the domain that the form of a list has fields for.</summary>
    public static IEnumerable<string> Names(ListKind list) => Own.Keys.Concat(ItemDetails.Names(list)).Distinct(StringComparer.Ordinal);

    /// <summary>Where a field can be filled in.</summary>
    public static string AddressOf(Guid admission, string field) => $"/admissions/{admission}/edit/{StepOf(field)}#{TagBuilder.CreateSanitizedId(InputOf(field), "_")}";

    /// <summary>The step on which the field stands.</summary>
    public static FormStep StepOf(string field) => Own.TryGetValue(field, out var own) ? own.Step : FormStep.Item;

    /// <summary>The steps that a request needs: what brings no work is not asked for work and money.</summary>
    public static IReadOnlyList<FormStep> StepsOf(AdmissionRequest request) => request.BringsWork
        ? [FormStep.Item, FormStep.Basis, FormStep.Work, FormStep.Means, FormStep.Files, FormStep.Check]
        : [FormStep.Item, FormStep.Basis, FormStep.Work, FormStep.Files, FormStep.Check];
}

using System.Text;
using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Tests.Architecture;

/// <summary>Draws a workflow's table as a page of docs/workflows.</summary>
internal static class WorkflowDiagram
{
    private static readonly IReadOnlyDictionary<string, string> Words = Repository.Texts("src/VillageListsPortal.Web/Features/Shared/SharedTexts.resx");

    /// <summary>The page.</summary>
    /// <param name="head">Title and introduction.</param>
    /// <param name="workflow">The table.</param>
    /// <param name="first">The state in which a case begins.</param>
    /// <param name="tail">What the table does not say.</param>
    public static string Draw<TStatus, TStep>(string head, Workflow<TStatus, TStep> workflow, TStatus first, string tail)
        where TStatus : struct, Enum
        where TStep : struct, Enum
    {
        var table = workflow.Transitions;
        var states = Enum.GetValues<TStatus>().Where(s => table.Any(t => t.From.Equals(s) || t.To.Equals(s))).ToList();
        var page = new StringBuilder(head).Append("\n```mermaid\nstateDiagram-v2\n");
        foreach (var state in states) page.Append(null, $"    {state}: {state} {Word(state)}\n");
        page.Append(null, $"    [*] --> {first}\n");
        foreach (var t in table) page.Append(null, $"    {t.From} --> {t.To}: {t.Step} {Word(t.Step)}\n");
        foreach (var end in states.Where(s => !table.Any(t => t.From.Equals(s) && !t.To.Equals(s)))) page.Append(null, $"    {end} --> [*]\n");
        page.Append("```\n\n| from | step | to | who |\n|---|---|---|---|\n");
        foreach (var t in table)
        {
            page.Append(null, $"| {t.From} {Word(t.From)} | {t.Step} {Word(t.Step)} | {t.To} {Word(t.To)} | {Who(t.Roles)} |\n");
        }

        return page.Append('\n').Append(tail).ToString();
    }

    private static string Who(Role[] roles) => roles.Length == 0 ? "the portal itself" : string.Join("；", roles.Select(r => $"{r} {Word(r)}"));

    private static string Word<T>(T value)
        where T : struct, Enum => Words[$"{typeof(T).Name}.{value}"];
}

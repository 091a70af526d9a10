namespace VillageListsPortal.Web.Features.Lists.Import;

/// <summary>One thing wrong with one line of a file.</summary>
/// <param name="Line">Line of the file, the header being 1; 0 for the file itself.</param>
/// <param name="Problem">What is wrong, without the line.</param>
public sealed record LineProblem(int Line, string Problem)
{
    public override string ToString() => Line == 0 ? Problem : FormattableString.Invariant($"Line {Line}: {Problem}");
}

/// <summary>A file was refused, and nothing of it was written.</summary>
public sealed class ListImportException(IReadOnlyList<LineProblem> problems, Exception? inner = null)
    : Exception(string.Join(Environment.NewLine, problems), inner)
{
    public ListImportException(string problem, Exception? inner = null)
        : this([new LineProblem(0, problem)], inner)
    {
    }

    public IReadOnlyList<LineProblem> Problems { get; } = problems;
}

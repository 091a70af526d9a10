using System.Globalization;

namespace VillageListsPortal.Web.Features.Administration.Import;

/// <summary>One thing wrong with a file, by line; said in English, to an operator at a console.</summary>
public sealed record ImportProblem(int Line, string Sentence)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"line {Line}: {Sentence}");
}

/// <summary>What is wrong with a file, so that it is mended in one go: all of it counted, so many kept as a person reads.</summary>
public sealed class ImportProblems
{
    /// <summary>A file that is wrong throughout would fill the memory with its own faults.</summary>
    public const int Most = 1000;

    private readonly List<ImportProblem> first = [];

    /// <summary>The first ones, in the order of the lines.</summary>
    public IReadOnlyList<ImportProblem> First => [.. first.OrderBy(p => p.Line)];

    public long Total { get; private set; }

    /// <summary>Whether the file as a whole is wrong, so that no row of it can be left out alone.</summary>
    public bool WholeFile { get; private set; }

    public void Add(int line, string sentence)
    {
        Total++;
        if (first.Count < Most) first.Add(new ImportProblem(line, sentence));
    }

    public void AddOfFile(int line, string sentence)
    {
        WholeFile = true;
        Add(line, sentence);
    }

    /// <summary>Takes over problems that the database has counted.</summary>
    public void AddCounted(IEnumerable<ImportProblem> some, long total)
    {
        Total += total;
        first.AddRange(some.Take(Most - first.Count));
    }
}

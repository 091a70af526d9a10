namespace VillageListsPortal.Pdf.Tests.Reading;

/// <summary>A rule that a file breaks.</summary>
/// <param name="Rule">Its number in the table of <c>Conformity</c>.</param>
/// <param name="What">What is wrong.</param>
public sealed record Fault(int Rule, string What)
{
    public override string ToString() => $"rule {Rule}: {What}";
}

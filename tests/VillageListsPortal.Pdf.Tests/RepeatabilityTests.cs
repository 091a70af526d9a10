namespace VillageListsPortal.Pdf.Tests;

/// <summary>Equal input gives equal bytes on the same runtime (S27), also while other threads render.</summary>
public class RepeatabilityTests
{
    [Fact]
    public void Two_renders_are_equal_byte_by_byte() =>
        Assert.Equal(Samples.Engine.Render(Samples.Everything()), new PdfEngine(FontSet.LoadDefault()).Render(Samples.Everything()));

    [Fact]
    public async Task Eight_threads_at_once_give_the_same_bytes()
    {
        var engine = new PdfEngine(FontSet.LoadDefault()); // nothing read yet, so the threads also race for the rare face
        var expected = Samples.Engine.Render(Samples.Certificate("𠮷𬱖"));
        var renders = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => engine.Render(Samples.Certificate("𠮷𬱖")))));
        Assert.All(renders, bytes => Assert.Equal(expected, bytes));
    }

    [Fact]
    public void A_certificate_takes_at_most_60_KiB() => Assert.InRange(Samples.Engine.Render(Samples.Certificate()).Length, 1, 60 * 1024);
}

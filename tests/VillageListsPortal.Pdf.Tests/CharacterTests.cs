using System.Text;
using VillageListsPortal.Pdf.Tests.Conformity;
using VillageListsPortal.Pdf.Tests.Reading;

namespace VillageListsPortal.Pdf.Tests;

/// <summary>Every character that a name in China may need is drawn by its own glyph and copied out as itself, or refused by its code point (domain 4.10).</summary>
public class CharacterTests
{
    private const int CharactersPerDocument = 1200;

    /// <summary>Characters of unit names that cannot be drawn: private use, left over in the source from an old encoding.</summary>
    private static readonly int[] Refused = [0xE08B, 0xE170];

    public static TheoryData<string, int> Sets { get; } = new() { { "general-standard-characters.txt", 8105 }, { "unit-names.txt", 5070 } };

    [Theory]
    [MemberData(nameof(Sets))]
    public void Every_character_is_drawn_and_copied_out_or_refused_by_its_code_point(string set, int count)
    {
        var characters = Read(set);
        Assert.Equal(count, characters.Count);
        var missing = Samples.Engine.FindMissing(string.Concat(characters)).Select(m => m.CodePoint).ToList();
        Assert.Equal(Refused.Intersect(characters.Select(c => c.Value)).Order(), missing.Order());
        foreach (var part in characters.Where(c => !missing.Contains(c.Value)).Chunk(CharactersPerDocument))
        {
            var bytes = Samples.Engine.Render(Samples.Document(new Paragraph(string.Concat(part))));
            Assert.Empty(ConformityCheck.Faults(bytes));
            AssertDrawn(part, new PdfFile(bytes), Face.Regular, "P");
        }
    }

    [Theory] // section headings, header cells and captions are bold, the title of a paper has a face of its own
    [MemberData(nameof(Sets))]
    public void Every_character_is_drawn_in_bold_and_as_a_title_too(string set, int count)
    {
        var characters = Read(set);
        Assert.Equal(count, characters.Count);
        foreach (var part in characters.Where(c => !Refused.Contains(c.Value)).Chunk(CharactersPerDocument))
        {
            var text = string.Concat(part);
            var file = new PdfFile(Samples.Engine.Render(Samples.Document(new Heading(text), new Paragraph(text) { Bold = true }))); // the regular test has looked at the rules
            AssertDrawn(part, file, Face.Title, "H1");
            AssertDrawn(part, file, Face.Bold, "P");
        }
    }

    [Theory]
    [InlineData("\uE08B", "U+E08B")]
    [InlineData("\uE170", "U+E170")]
    public void What_cannot_be_drawn_is_refused_by_its_code_point_in_every_face(string text, string codePoint)
    {
        foreach (var block in new Block[] { new Heading(text), new Heading(text, 1, HeadingStyle.Section), new Paragraph(text) { Bold = true }, new Paragraph(text) })
        {
            Assert.Equal(codePoint, Assert.Single(Assert.Throws<MissingGlyphException>(() => Samples.Engine.Render(Samples.Document(block))).Missing).ToString());
        }
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Other_programs_copy_every_character_out(string set, int count)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("characters-").FullName, "characters.pdf");
        var characters = Read(set).Where(c => !Refused.Contains(c.Value) && !Rune.IsWhiteSpace(c)).ToList();
        Assert.InRange(characters.Count, count - Refused.Length - 1, count);
        File.WriteAllBytes(path, Samples.Engine.Render(Samples.Document(new Paragraph(string.Concat(characters))) with { PageNumbers = false }));
        Assert.Equal(string.Concat(characters), string.Concat(Tools.Run("pdftotext", "-raw", path, "-").Where(c => c is not ('\n' or '\f'))));
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }

    private static void AssertDrawn(Rune[] expected, PdfFile file, Face face, string element)
    {
        var glyphs = file.Contents.SelectMany(c => c.Glyphs).Where(g => g.Mark == element).ToList();
        Assert.Equal(string.Concat(expected), string.Concat(glyphs.Select(g => g.Text)));
        foreach (var (character, glyph) in expected.Zip(glyphs))
        {
            var found = Samples.Fonts.Find(character.Value, face)!.Value;
            var font = PdfFont.Program(glyph.Font);
            var number = PdfFont.Glyph(glyph.Font, glyph.Code);
            var outline = found.Font.Outline(found.Glyph);
            var compared = font.Components(number).Count == 0 ? outline.Length : 10; // the parts of a composite glyph have numbers of their own, its box stays
            Assert.True(font.Outline(number).StartsWith(outline[..compared]), $"U+{character.Value:X4} is drawn by another glyph in {face}");
        }
    }

    private static List<Rune> Read(string set) =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Characters", set)).Where(l => !l.StartsWith('#')).SelectMany(l => l.EnumerateRunes())];
}

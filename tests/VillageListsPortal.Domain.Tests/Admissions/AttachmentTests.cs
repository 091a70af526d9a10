using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Tests.Shared;
using static VillageListsPortal.Domain.Tests.TestData;

namespace VillageListsPortal.Domain.Tests.Admissions;

public sealed class AttachmentTests
{
    private static readonly Actor By = new Desk().Author;
    private const string Unwanted = "/\\\"<>:|?*";

    [Theory]
    [InlineData("批复.pdf", "批复.pdf")]
    [InlineData("批复", "批复.pdf")]
    [InlineData("批复.exe", "批复.pdf")] // its ending follows the bytes
    [InlineData("a.tar.gz", "a.tar.pdf")]
    [InlineData("C:\\文件\\批复.PDF", "批复.pdf")]
    [InlineData("../../etc/passwd", "passwd.pdf")]
    [InlineData("..\\..\\批复.pdf", "批复.pdf")]
    [InlineData("文件/", "file.pdf")]
    [InlineData("..", "file.pdf")]
    [InlineData(".", "file.pdf")]
    [InlineData(".pdf", "file.pdf")]
    [InlineData("", "file.pdf")]
    [InlineData(null, "file.pdf")]
    [InlineData(" 批复 .pdf", "批复.pdf")]
    [InlineData("批\r\n复\0.pdf", "批复.pdf")]
    [InlineData("\"批<复>\".pdf", "批复.pdf")]
    [InlineData("批\u200B复.pdf", "批复.pdf")]
    [InlineData("fdp.exe\u202Etxt.pdf", "file.pdf")] // reads backwards
    [InlineData("批\uD800复.pdf", "file.pdf")] // half a character
    [InlineData("𠮷\uDC00.pdf", "file.pdf")]
    [InlineData("𠮷村.pdf", "𠮷村.pdf")]
    [InlineData("批\u2028复.pdf", "file.pdf")]
    public void A_name_is_its_last_part_without_what_no_file_is_called(string? name, string expected) => Assert.Equal(expected, Named(name).Name);

    [Theory]
    [InlineData(AttachmentKind.Pdf, "a.pdf")]
    [InlineData(AttachmentKind.Docx, "a.docx")]
    [InlineData(AttachmentKind.Xlsx, "a.xlsx")]
    [InlineData(AttachmentKind.Jpeg, "a.jpg")]
    [InlineData(AttachmentKind.Png, "a.png")]
    public void The_ending_follows_the_bytes(AttachmentKind kind, string expected) =>
        Assert.Equal(expected, new Attachment(Guid.Empty, null, "a.html", kind, (1, new byte[32]), By, Now).Name);

    [Fact]
    public void A_long_name_is_cut_between_characters()
    {
        Assert.Equal(new string('长', 120) + ".pdf", Named(new string('长', 500) + ".pdf").Name);
        Assert.Equal(new string('长', 119) + ".pdf", Named(new string('长', 119) + "𠮷村.pdf").Name); // not through the middle of 𠮷
    }

    [Fact] // whatever comes, what is kept can be stored, shown and saved
    public void Any_name_at_all_becomes_one_that_can_be_stored_and_saved() => Always.Holds(Any.Text(300), name =>
    {
        var kept = Named(name).Name;
        return SafeText.IsSafe(kept) && kept.EndsWith(".pdf", StringComparison.Ordinal) && kept.Length is > 4 and <= 124
            && !kept.Any(c => char.IsControl(c) || Unwanted.Contains(c, StringComparison.Ordinal)) && Named(kept).Name == kept;
    });

    [Theory]
    [InlineData(-1, "attachment.empty")]
    [InlineData(0, "attachment.empty")]
    [InlineData(Attachment.MostBytes, null)]
    [InlineData(Attachment.MostBytes + 1, "attachment.too-large")]
    public void A_file_has_bytes_and_not_too_many(int size, string? code)
    {
        void Keep() => _ = new Attachment(Guid.Empty, null, "a.pdf", AttachmentKind.Pdf, (size, new byte[32]), By, Now);
        if (code is null) Keep();
        else Assert.Equal(code, Refusal.Code(Keep));
    }

    private static Attachment Named(string? name) => new(Guid.Empty, null, name, AttachmentKind.Pdf, (1, new byte[32]), By, Now);
}

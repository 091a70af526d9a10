using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Tests.Certificates;

namespace VillageListsPortal.Domain.Tests;

internal static partial class TestData
{
    public const string ApplicantName = "陈春梅";
    public const string ApplicantNumber = "11010519491231002X";

    public static IdentityDocument Document(string number = ApplicantNumber) =>
        IdentityDocument.Create(IdentityDocumentType.ResidentCard, number, issuer: null, noneReason: null, Today);

    /// <summary>The document of a child of ten.</summary>
    public static IdentityDocument ChildDocument() =>
        Document(CitizenNumberTests.WithCheck(string.Create(null, $"500112{Today.AddYears(-10):yyyyMMdd}001")));

    /// <summary>A complete request: everything that the wording needs, at the desk, in person.</summary>
    public static CertificateRequest Request(CertificateItem item, Attendance? attendance = null) => new()
    {
        Name = ApplicantName,
        Document = Document(),
        Values = item.Fields.Where(f => f.Type is not (FieldType.PersonName or FieldType.IdentityNumber))
            .ToDictionary(f => f.Name, ValueOf, StringComparer.Ordinal),
        NoOtherProof = true,
        Attendance = attendance ?? new Attendance(AttendanceMode.AtDesk),
    };

    private static string ValueOf(CertificateField field) => field.Type switch
    {
        FieldType.OtherName => "李建国",
        FieldType.OtherNumber => "110105194912310011",
        FieldType.Day => "2026-11-20",
        FieldType.Number or FieldType.Group => "3",
        FieldType.Choice => field.Choices[0],
        FieldType.LongText => "丈夫李建国、儿子李小明",
        _ => "父子",
    };
}

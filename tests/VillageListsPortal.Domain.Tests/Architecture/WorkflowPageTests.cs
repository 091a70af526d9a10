using VillageListsPortal.Domain.Certificates;

namespace VillageListsPortal.Domain.Tests.Architecture;

/// <summary>The pages of docs/workflows are written from the tables. After a change of a table: UPDATE_GOLDEN=1 dotnet test.</summary>
public sealed class WorkflowPageTests
{
    private const string CertificateHead = """
        # The life of a certificate on the spot

        Written from `CertificateWorkflow.Table` by `WorkflowPageTests`; do not edit. After a change of the table: `UPDATE_GOLDEN=1 dotnet test tests/VillageListsPortal.Domain.Tests`.

        """;

    private const string CertificateTail = """
        What the table does not say, the entity adds (`Certificate`):

        - Signing and returning are narrowed by the village's 印章管理制度 (`SealPolicy`): the head, or a 委托签批人 named for the item and the day (domain 4.3).
        - Who prepared does not sign, who signed does not stamp; persons are compared, not posts (domain 4.3).
        - A draft is amended or deleted by a clerk or a 代办 post only; a reprint changes no state (domain 4.6, 4.7).
        - If the item's version changed since it was prepared, signing returns the certificate to the clerk (settled S11).
        - Nothing leads back from a number: a voided certificate keeps it (domain 4.5).
        - Received, Verifying, OnNotice, Refused, Withdrawn and Replaced belong to the time-limited and unlisted lanes, which have no table yet (settled S19).

        """;

    [Fact]
    public void The_page_of_the_certificate_shows_the_table_as_it_is() => Matches(
        "docs/workflows/certificate.md",
        WorkflowDiagram.Draw(CertificateHead, CertificateWorkflow.Table, CertificateStatus.Draft, CertificateTail));

    private static void Matches(string path, string page)
    {
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Repository.PathOf(path))!);
            File.WriteAllText(Repository.PathOf(path), page);
        }

        Assert.Equal(page, File.Exists(Repository.PathOf(path)) ? Repository.Read(path) : "");
    }
}

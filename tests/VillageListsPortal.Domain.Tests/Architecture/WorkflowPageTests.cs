using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Domain.Reviews;

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

    private const string AdmissionHead = """
        # The life of an admission

        Written from `AdmissionWorkflow.Table` by `WorkflowPageTests`; do not edit. After a change of the table: `UPDATE_GOLDEN=1 dotnet test tests/VillageListsPortal.Domain.Tests`.

        """;

    private const string AdmissionTail = """
        What the table does not say, the entity adds (`Admission`):

        - Submit, take back, send back, countersign, contest and withdraw are for officers of the asking unit only (domain 3.1, 3.3).
        - Stop is what becomes of a submit or a countersign where the screening finds a red line; it is contested once, and an override holds for that text only (domain 3.11, settled S14).
        - Persons are kept apart, whichever post they act in and whichever act came first: who filed or countersigned neither reviews, assesses nor decides, who assessed does not decide, and who wrote does not countersign (domain 3.7, settled S16).
        - A consultation ends when each body has answered or its own deadline has passed; the recommendation waits for five opinions and for every answer with a comment to be settled; where one opinion is unsound only a refusal is recommended (domain 3.5, 3.6, settled S17).
        - A return stops the clock until the unit has sent it again, the municipality until its number is recorded (domain 3.7, 3.8). Opinions given before a return are given anew.
        - Approve leads to AwaitingMunicipal first where the district reports to the municipality (domain 3.7).
        - A draft that has never left its unit can be deleted, and taken back for ten minutes.
        - Expire has no role: the portal takes it after the last day of a temporary task, or of an item that was admitted for a term; the item ends that day with an edition of its own, unless another admission has taken it over (domain 3.9).

        """;

    private const string ItemReviewHead = """
        # The review of an item

        Written from `ReviewWorkflow.Items` by `WorkflowPageTests`; do not edit. After a change of the table: `UPDATE_GOLDEN=1 dotnet test tests/VillageListsPortal.Domain.Tests`.

        """;

    private const string ItemReviewTail = """
        What the table does not say, the entity adds (`ItemReview`):

        - Keep is for annual reviews, NameArticle for reviews of a basis after an amendment (domain part 2).
        - Keep, name and request are for officers of the unit that answers: the first department named by the item whose staff have an account, else the reviewers of the district.
        - Who named the article does not accept it; persons are compared, not posts.
        - No step changes an item. Accept ends the citation of the older text and begins that of the new one; the item's own words stay (domain 3.4, settled S10).
        - Change and Drop have no role: the portal takes them in the transaction in which an admission is approved, or refused, withdrawn or deleted.
        - Overtake has no role either: the law was amended again, and the item is in the review of the newer text.
        - In a closed review nothing moves any more. An answer after the deadline is kept and marked.

        """;

    private const string ReviewRoundHead = """
        # The life of a review

        Written from `ReviewWorkflow.Rounds` by `WorkflowPageTests`; do not edit. After a change of the table: `UPDATE_GOLDEN=1 dotnet test tests/VillageListsPortal.Domain.Tests`.

        """;

    private const string ReviewRoundTail = """
        What the table does not say, the entity adds (`ReviewRound`):

        - A review of a basis is opened with the new text of a law, an annual review by a reviewer; of a list one is open at most.
        - Close is for annual reviews; with items unanswered it needs a reason, which is published.
        - Finish has no role: the portal takes it once every item of a review of a basis is settled.
        - Units with open items are reminded at half time and on the working day before the due day.

        """;

    private const string EmergencyHead = """
        # The life of an emergency matter

        Written from `EmergencyWorkflow.Table` by `WorkflowPageTests`; do not edit. After a change of the table: `UPDATE_GOLDEN=1 dotnet test tests/VillageListsPortal.Domain.Tests`.

        """;

    private const string EmergencyTail = """
        What the table does not say, the entity adds (`EmergencyMatter`, domain 3.10):

        - It begins Issued: one act of township or department staff brings it to the villages, numbers and counts it. It names the response or order; it changes no list.
        - The states tell how far the filing has come. Whether the task is in force is a fact of its own: End is taken once, in any state, and leaves the state as it is, because a response that ended early is filed all the same.
        - Three working days from the issue, and anew from a return; late is taken and stays marked.
        - File and End are for the unit that issued it; a reviewer's End is the end of the response, of every matter under its number, and nothing is issued under it any more.
        - Who issued or filed it does not review it; persons are compared, not posts.
        - What the screening finds is shown to the unit and to the district and stops nothing.

        """;

    [Fact]
    public void The_page_of_the_review_of_an_item_shows_the_table_as_it_is() => Matches(
        "docs/workflows/item-review.md",
        WorkflowDiagram.Draw(ItemReviewHead, ReviewWorkflow.Items, ItemReviewStatus.Open, ItemReviewTail));

    [Fact]
    public void The_page_of_the_review_shows_the_table_as_it_is() => Matches(
        "docs/workflows/review.md",
        WorkflowDiagram.Draw(ReviewRoundHead, ReviewWorkflow.Rounds, ReviewRoundStatus.Open, ReviewRoundTail));

    [Fact]
    public void The_page_of_the_emergency_matter_shows_the_table_as_it_is() => Matches(
        "docs/workflows/emergency.md",
        WorkflowDiagram.Draw(EmergencyHead, EmergencyWorkflow.Table, EmergencyStatus.Issued, EmergencyTail));

    [Fact]
    public void The_page_of_the_admission_shows_the_table_as_it_is() => Matches(
        "docs/workflows/admission.md",
        WorkflowDiagram.Draw(AdmissionHead, AdmissionWorkflow.Table, AdmissionStatus.Draft, AdmissionTail));

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

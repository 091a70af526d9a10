using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Features.Screening.Documents;
using VillageListsPortal.Web.Tests.Certificates;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Screening;

/// <summary>Checking a document is work: a few at once for the district, one for each person, and whoever finds no place is told so.</summary>
public sealed class DocumentRoomTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Path = "/screening/document";

    [Fact]
    public async Task One_waits_for_a_place_a_little_and_gets_it_when_another_is_done()
    {
        using var room = new DocumentRoom { Patience = TimeSpan.FromMilliseconds(200) };
        var taken = new Queue<IDisposable>();
        for (var i = 0; i < DocumentRoom.AtOnce; i++) taken.Enqueue((await room.EnterAsync(CancellationToken.None))!);
        var waited = Stopwatch.StartNew();
        Assert.Null(await room.EnterAsync(CancellationToken.None));
        Assert.True(waited.ElapsedMilliseconds >= 150);

        var waiting = room.EnterAsync(CancellationToken.None);
        taken.Dequeue().Dispose();
        using var place = await waiting;
        Assert.NotNull(place);
        using var gone = new CancellationTokenSource(50);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => room.EnterAsync(gone.Token)); // who goes away waits no longer
        taken.Dequeue().Dispose();
    }

    [Fact]
    public async Task More_than_can_wait_are_told_at_once()
    {
        using var room = new DocumentRoom { Patience = TimeSpan.FromSeconds(3) };
        for (var i = 0; i < DocumentRoom.AtOnce; i++) await room.EnterAsync(CancellationToken.None);
        var waiting = Enumerable.Range(0, DocumentRoom.Waiting).Select(_ => room.EnterAsync(CancellationToken.None)).ToList();
        var asked = Stopwatch.StartNew();
        Assert.Null(await room.EnterAsync(CancellationToken.None));
        Assert.True(asked.ElapsedMilliseconds < 2000);
        Assert.All(await Task.WhenAll(waiting), Assert.Null);
    }

    [Fact]
    public async Task Without_a_place_the_page_says_so_and_that_nothing_was_kept()
    {
        var room = portal.Services.GetRequiredService<DocumentRoom>();
        var taken = new List<IDisposable>();
        for (var i = 0; i < DocumentRoom.AtOnce; i++) taken.Add((await room.EnterAsync(CancellationToken.None))!);
        using var gone = new CancellationTokenSource();
        var crowd = Enumerable.Range(0, DocumentRoom.Waiting).Select(_ => room.EnterAsync(gone.Token)).ToList(); // and as many wait as can
        using var staff = await portal.OfficerAsync(Role.DepartmentStaff, await portal.UnitAsync("区民政局"));

        using var content = await ContentAsync(staff, new ByteArrayContent("%PDF-1.7"u8.ToArray()));
        using var answer = await staff.PostAsync(Path, content);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(DocumentRoom.Again)), (answer.StatusCode, answer.Headers.RetryAfter!.Delta!.Value));
        var page = Pages.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Contains("文件没有保存", page.MainPart().Words(), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("#file"));

        await gone.CancelAsync();
        foreach (var place in taken) place.Dispose();
        foreach (var one in crowd) await Assert.ThrowsAnyAsync<OperationCanceledException>(() => one);
    }

    [Fact]
    public async Task A_person_has_one_document_checked_at_a_time_one_more_waits_and_a_third_is_refused_in_words_while_others_go_on()
    {
        using var staff = await portal.OfficerAsync(Role.DepartmentStaff, await portal.UnitAsync("区民政局"));
        using var slow = new SlowFile();
        var first = staff.PostAsync(Path, await ContentAsync(staff, slow));
        await slow.Begun;
        var second = staff.PostAsync(Path, await ContentAsync(staff, new ByteArrayContent([1])));
        await Task.Delay(500); // it is in the queue by then
        Assert.False(second.IsCompleted);

        using var third = await staff.PostAsync(Path, await ContentAsync(staff, new ByteArrayContent([1])));
        Assert.Equal(HttpStatusCode.TooManyRequests, third.StatusCode);
        Assert.Contains("您的上一份文件还在检查", await third.TextAsync(), StringComparison.Ordinal);
        using var colleague = await portal.OfficerAsync(Role.DepartmentStaff, await portal.UnitAsync("区司法局"));
        using var other = await colleague.PostAsync(Path, await ContentAsync(colleague, new ByteArrayContent([1])));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode); // it is no document

        slow.Go();
        Assert.Equal([HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity], (await Task.WhenAll(first, second)).Select(a => a.StatusCode));
    }

    private static async Task<MultipartFormDataContent> ContentAsync(HttpClient client, HttpContent file)
    {
        var content = new MultipartFormDataContent();
        foreach (var (field, value) in await RawForm.HiddenAsync(client, Path, "main form")) content.Add(new StringContent(value), field);
        content.Add(file, "file", "x.docx");
        return content;
    }

    /// <summary>A file whose end is sent when the test says so.</summary>
    private sealed class SlowFile : HttpContent
    {
        private readonly TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource go = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Begun => begun.Task;

        public void Go() => go.SetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(new byte[] { 1 });
            await stream.FlushAsync();
            begun.SetResult();
            await go.Task;
            await stream.WriteAsync(new byte[] { 2 });
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}

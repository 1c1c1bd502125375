using Microsoft.AspNetCore.Http;
using Ringfence.Console.Calls;
using Ringfence.Console.Follow;
using Ringfence.Console.Record;
using Ringfence.Console.SignIn;
using Ringfence.EndToEnd.Running;
using Ringfence.Evidence.Store;
using Ringfence.Ledger;
using Ringfence.Ledger.Checkpoints;

namespace Ringfence.Console.Tests.Pages;

public sealed class ContentDeskTests
{
    private static readonly Person Somebody = new("https://id.example", "1", "r.meyer", [], Role.Administrator);

    [Fact]
    public async Task What_cannot_be_recorded_is_not_shown()
    {
        using ScratchDirectory folder = new();
        EvidencePlaces places = new(folder.In("ledger"), folder.In("evidence.db"), []);
        EvidenceStore.Open(places.Store).Dispose();
        var ledger = MerkleLog.Open(
            new LedgerOptions { Directory = places.Ledger, Origin = "ledger.example/console" },
            KeyFile.OpenOrCreate(folder.In("ledger.key"), "ledger.example/console"),
            TimeProvider.System
        );
        ContentDesk desk = new(
            new ConsoleOptions { KeepContent = true },
            places,
            new Trace(ledger, new HttpContextAccessor(), TimeProvider.System)
        );
        Assert.Empty(await desk.ReadAsync(Somebody, "a-call", "INC-1"));
        await ledger.DisposeAsync();
        await Assert.ThrowsAsync<LedgerFault>(() => desk.ReadAsync(Somebody, "a-call", "INC-1"));
    }

    [Theory]
    [InlineData(false, Role.Administrator, Role.Administrator, false)]
    [InlineData(true, Role.Administrator, Role.Approver, false)]
    [InlineData(true, Role.Administrator, Role.Administrator, true)]
    [InlineData(true, Role.Auditor, Role.Auditor, true)]
    [InlineData(true, Role.Auditor, Role.Viewer, false)]
    public void It_is_for_who_reaches_the_role_where_it_is_kept(bool kept, Role least, Role role, bool isFor)
    {
        ConsoleOptions options = new() { KeepContent = kept, ContentRole = least };
        ContentDesk desk = new(options, new("", "", []), null!);
        Assert.Equal(isFor, desk.IsFor(Somebody with { Role = role }));
    }
}

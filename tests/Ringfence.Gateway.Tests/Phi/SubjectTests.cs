using System.Text;
using Ringfence.Gateway.Phi;
using Ringfence.Gateway.Tests.World;
using Ringfence.Ledger.Entries;

namespace Ringfence.Gateway.Tests.Phi;

/// <summary>Whom a prompt was about: findable with the epoch's key, and with nothing else.</summary>
public sealed class SubjectTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("ringfence-epochs-").FullName;

    private SubjectEpochs Epochs => SubjectEpochs.Open(Path.Combine(_directory, "epochs"), TimeProvider.System);

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task A_call_is_found_by_each_way_of_naming_its_patient_until_the_key_is_destroyed()
    {
        await using var world = await StartAsync();
        using var first = await world.ConverseAsync(Asking(Patient.Note));
        using var other = await world.ConverseAsync(Asking("MRN: ZZ-11112222 has a cough."));

        var record = await world.RecordedAsync();
        var (about, about2) = (record.Asked[0].Call.Subjects, record.Asked[1].Call.Subjects);
        foreach (
            var subject in new[]
            {
                Subject.ByMrn("uh 48213377"),
                Subject.ByNameAndBirth("Whitcombe, Harold", "1958-03-14"),
            }
        )
        {
            var digest = Assert.Single(Epochs.DigestsOf(subject!));
            Assert.Contains(digest, about);
            Assert.DoesNotContain(digest, about2);
        }

        var epoch = Assert.Single(Epochs.List());
        Assert.True(Epochs.Destroy(epoch.Name));
        Assert.Empty(Epochs.DigestsOf(Subject.ByMrn(Patient.Mrn)!));

        // The next call begins an epoch of its own, in which the same patient has another digest.
        using var third = await world.ConverseAsync(Asking(Patient.Note));
        var later = (await world.RecordedAsync()).Asked[^1].Call.Subjects;
        Assert.Empty(later.Intersect(about));
        Assert.Contains(Assert.Single(Epochs.DigestsOf(Subject.ByMrn(Patient.Mrn)!)), later);
    }

    [Fact]
    public void Key_files_are_their_owners_alone()
    {
        var epoch = Epochs.New();
        var file = Path.Combine(_directory, "epochs", epoch.Name + ".key");
        Assert.Equal(32, new FileInfo(file).Length);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    [Fact]
    public async Task What_is_done_to_an_epoch_is_recorded()
    {
        var epoch = Epochs.New();
        Epochs.Destroy(epoch.Name);
        await using var world = await StartAsync();
        while (world.Ledger.Size < 2)
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
        await world.Ledger.PublishAsync();
        Assert.Equal(["created", "destroyed"], Changes(world).Select(change => change.Change));
        Assert.All(Changes(world), change => Assert.Equal(epoch.Name, change.Epoch));
    }

    [Theory]
    [InlineData("UH-48213377", "uh48213377")]
    [InlineData("uh 482 13377", "UH-48213377")]
    [InlineData("0048213377", "48213377")]
    [InlineData("MRN-0048213377", "48-213-377")]
    [InlineData("UH-0048213377", "UH48213377")]
    [InlineData("MR#48213377", "48213377")]
    [InlineData("0000007", "0007")]
    public void A_number_is_the_same_however_it_is_written(string one, string other) =>
        Assert.Equal(Subject.ByMrn(one), Subject.ByMrn(other));

    [Theory]
    [InlineData("UH-48213377", "SG-48213377")]
    [InlineData("UH-48213377", "48213377")]
    [InlineData("48213370", "4821337")]
    [InlineData("A0012B7", "A12B7")]
    public void Numbers_of_two_persons_stay_two(string one, string other) =>
        Assert.NotEqual(Subject.ByMrn(one), Subject.ByMrn(other));

    [Fact]
    public void A_person_is_the_same_in_either_order_of_the_name()
    {
        Assert.Equal(
            Subject.ByNameAndBirth("Dr. Harold J. Whitcombe", "3/14/1958"),
            Subject.ByNameAndBirth("WHITCOMBE, HAROLD", "1958-03-14")
        );
        Assert.Null(Subject.ByNameAndBirth("Harold", "1958-03-14"));
        Assert.Null(Subject.BySsn("123-45"));
    }

    private Task<GatewayWorld> StartAsync() =>
        GatewayWorld.StartAsync(
            new() { ["Phi:Default:Policy"] = "Label", ["Phi:EpochDirectory"] = Path.Combine(_directory, "epochs") }
        );

    private static string Asking(string text) => $$"""{"messages":[{"role":"user","content":[{"text":"{{text}}"}]}]}""";

    private static List<EpochChanged> Changes(GatewayWorld world) =>
        [
            .. world
                .Entries()
                .Select(entry => EntryEncoding.TryRead(entry.Span, out EpochChanged? change) ? change : null)
                .OfType<EpochChanged>(),
        ];
}

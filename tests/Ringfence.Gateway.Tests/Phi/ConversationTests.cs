using System.Net;
using System.Text;
using System.Text.Json;
using Ringfence.Gateway.Phi;
using Ringfence.Gateway.Tests.World;
using Ringfence.Ledger.Entries;
using Ringfence.Redaction;

namespace Ringfence.Gateway.Tests.Phi;

/// <summary>Pseudonyms that outlive their call: for the caller who asked for it, and nobody else.</summary>
public sealed class ConversationTests : IDisposable
{
    private static readonly Caller Okafor = new("https://id.example.com", "1", "a.okafor", "oncology", [], "");

    private readonly string _directory = Directory.CreateTempSubdirectory("ringfence-conversations-").FullName;
    private readonly FakeTime _time = new();

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task A_later_call_of_the_conversation_turns_back_what_an_earlier_one_sent_for_its_caller_alone()
    {
        await using var world = await GatewayWorld.StartAsync(
            new() { ["Phi:Default:Policy"] = "Pseudonym", ["Phi:StateDirectory"] = _directory }
        );
        world.Client.DefaultRequestHeaders.Add("x-ringfence-conversation", "visit-7");
        using var first = await world.ConverseAsync(Asking(Patient.Note));
        var pseudonymised = Echo.Said(world);
        Patient.IsNotIn(pseudonymised);

        // The model speaks of the patient again, in answer to a prompt that does not name him.
        world.Bedrock.Answer = http =>
            FakeBedrock.Json(
                http,
                200,
                FakeBedrock.ConverseAnswer.Replace(
                    "\"Hello.\"",
                    JsonSerializer.Serialize(pseudonymised),
                    StringComparison.Ordinal
                )
            );
        using var own = await world.ConverseAsync(Asking("And what else?"));
        Assert.Equal(
            Patient.Note,
            Echo.TextOf(await own.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
        );

        world.Client.DefaultRequestHeaders.Authorization = new("Bearer", world.Issue("n.other", "oncology"));
        using var other = await world.ConverseAsync(Asking("And what else?"));
        Assert.Equal(
            pseudonymised,
            Echo.TextOf(await other.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
        );

        foreach (var file in Directory.EnumerateFiles(_directory))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes, TestContext.Current.CancellationToken);
            Patient.IsNotIn(Encoding.Latin1.GetString(bytes.ToArray()));
            Assert.DoesNotContain("visit-7", Encoding.Latin1.GetString(bytes.ToArray()), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("no spaces allowed")]
    [InlineData("")]
    public async Task A_name_that_cannot_be_one_is_refused(string name)
    {
        await using var world = await GatewayWorld.StartAsync(new() { ["Phi:StateDirectory"] = _directory });
        world.Client.DefaultRequestHeaders.TryAddWithoutValidation("x-ringfence-conversation", name);
        using var response = await world.ConverseAsync(Asking("Hello."));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Empty(world.Bedrock.Requests);
    }

    [Fact]
    public void A_conversation_ends_when_it_was_not_used_for_its_time()
    {
        using var store = new ConversationStore(_directory, TimeSpan.FromHours(1), _time);
        var conversation = store.Open(Okafor, "a");
        var pseudonym = conversation.For(PhiKind.Name, "Harold Whitcombe");
        store.Save(Okafor, "a", conversation);

        _time.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal("Harold Whitcombe", store.Open(Okafor, "a").Map.Original(pseudonym));
        _time.Advance(TimeSpan.FromMinutes(2));
        Assert.Null(store.Open(Okafor, "a").Map.Original(pseudonym));
    }

    [Fact]
    public void It_is_kept_over_a_restart_and_joined_from_calls_at_once()
    {
        string first,
            second;
        using (var store = new ConversationStore(_directory, TimeSpan.FromHours(1), _time))
        {
            var begun = Conversation.New();
            store.Save(Okafor, "a", begun);
            var (one, two) = (store.Open(Okafor, "a"), store.Open(Okafor, "a"));
            first = one.For(PhiKind.Mrn, "UH-48213377");
            second = two.For(PhiKind.Name, "Harold Whitcombe");
            store.Save(Okafor, "a", one);
            store.Save(Okafor, "a", two);
        }

        using var again = new ConversationStore(_directory, TimeSpan.FromHours(1), _time);
        var map = again.Open(Okafor, "a").Map;
        Assert.Equal("UH-48213377", map.Original(first));
        Assert.Equal("Harold Whitcombe", map.Original(second));
        Assert.Equal(0, again.Open(Okafor with { User = "n.other" }, "a").Map.Count);
        Assert.Equal(0, again.Open(Okafor with { Team = "billing" }, "a").Map.Count);
    }

    private static string Asking(string text) => $$"""{"messages":[{"role":"user","content":[{"text":"{{text}}"}]}]}""";
}

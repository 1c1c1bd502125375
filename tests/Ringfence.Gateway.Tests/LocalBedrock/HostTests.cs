using System.Net;
using Ringfence.LocalBedrock;

namespace Ringfence.Gateway.Tests.LocalBedrock;

public class HostTests
{
    [Fact]
    public void Options_are_refused_with_all_their_problems()
    {
        var error = Assert.Throws<ArgumentException>(() =>
            LocalBedrockHost.Build(
                new()
                {
                    Directory = "",
                    Address = "nowhere",
                    Account = "12",
                    Region = "mars",
                    Roles = ["a b"],
                    Behaviour = new() { FailWith = "everything", FailEvery = -1 },
                    Guardrails = new Dictionary<string, string> { ["UP"] = "{}", ["bad"] = "{" },
                    Trail = new()
                    {
                        Name = "!",
                        Bucket = "UPPER",
                        DigestInterval = TimeSpan.Zero,
                    },
                },
                TimeProvider.System
            )
        );
        foreach (
            var named in new[]
            {
                "Directory",
                "'nowhere'",
                "'12'",
                "'mars'",
                "'a b'",
                "'!'",
                "'UPPER'",
                "intervals",
                "'everything'",
                "negative",
                "'UP'",
                "'bad'",
            }
        )
        {
            Assert.Contains(named, error.Message);
        }
    }

    [Fact]
    public async Task Its_keys_are_made_once_and_only_their_owner_may_read_them()
    {
        await using var aws = await LocalAws.StartAsync();
        Assert.Matches("^AKIA[A-Z2-7]{16}$", aws.Keys.AccessKeyId);
        Assert.Equal(aws.Keys, LongTermKeys.ReadOrCreate(aws.Directory));
        if (!OperatingSystem.IsWindows())
        {
            const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            Assert.Equal(Owner, File.GetUnixFileMode(Path.Combine(aws.Directory, "access-key.json")));
            Assert.Equal(Owner, File.GetUnixFileMode(Path.Combine(aws.Directory, "session-key")));
        }
    }

    [Fact]
    public async Task A_folder_has_one_stand_in_at_a_time()
    {
        await using var aws = await LocalAws.StartAsync();
        var error = Assert.Throws<IOException>(() => LocalBedrockHost.Build(aws.Options, TimeProvider.System));
        Assert.Contains("in use by another LocalBedrock", error.Message);
    }

    [Fact]
    public async Task A_body_beyond_Bedrocks_limit_is_refused()
    {
        await using var aws = await LocalAws.StartAsync();
        var request = aws.Request(
            "POST",
            $"/model/{Uri.EscapeDataString(Models.Haiku)}/invoke",
            new string(' ', 25_000_001)
        );
        var error = await aws.SendAsync(await aws.SignAsync(request)).ErrorAsync();
        Assert.Equal((413, "RequestEntityTooLargeException"), (error.Status, error.Type));
    }

    [Fact]
    public async Task Many_calls_at_once_all_have_their_records()
    {
        await using var aws = await LocalAws.StartAsync();
        var statuses = await Task.WhenAll(Enumerable.Range(0, 200).Select(call => aws.ConverseAsync($"call {call}")));
        Assert.All(statuses, response => Assert.Equal(HttpStatusCode.OK, response.StatusCode));
        var records = await aws.TrailAsync();
        Assert.Equal(200, records.Select(record => (string)record["requestID"]!).Distinct().Count());
        Assert.Equal(200, (await aws.CallsAsync()).Count);
    }
}

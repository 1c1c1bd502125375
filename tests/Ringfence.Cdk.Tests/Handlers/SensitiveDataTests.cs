using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;

namespace Ringfence.Cdk.Tests.Handlers;

/// <summary>The handler of Macie's job against a stand-in that keeps jobs as Macie does, and speaks its REST to the real client.</summary>
public class SensitiveDataTests
{
    [Fact]
    public void Created_every_bucket_is_sampled_and_a_job_looks_into_all_that_hold_nothing_on_purpose()
    {
        using var macie = new Macie();

        var answer = macie.Ask("Create");

        Assert.Equal(("SUCCESS", ""), (answer["Status"]!.ToString(), answer["Reason"]!.ToString()));
        Assert.Equal("job-1", answer["PhysicalResourceId"]!.ToString());
        Assert.Equal("ENABLED", macie.Discovery);
        var job = Assert.Single(macie.Jobs).Value;
        Assert.Equal("SCHEDULED", job["jobType"]!.ToString());
        Assert.Equal("SUNDAY", job["scheduleFrequency"]!["weeklySchedule"]!["dayOfWeek"]!.ToString());
        Assert.Equal(10, job["samplingPercentage"]!.GetValue<int>());
        Assert.Equal("""["identifier-1"]""", job["customDataIdentifierIds"]!.ToJsonString());
        var buckets = job["s3JobDefinition"]!["bucketCriteria"]!;
        Assert.Equal("""["333344445555"]""", Values(buckets["includes"]!, "ACCOUNT_ID"));
        Assert.Equal("""["charts","invocations"]""", Values(buckets["excludes"]!, "S3_BUCKET_NAME"));
    }

    [Fact]
    public void Asked_again_there_is_one_job()
    {
        using var macie = new Macie();

        macie.Ask("Create");
        Assert.Equal("job-1", macie.Ask("Create")["PhysicalResourceId"]!.ToString());
        Assert.Equal("job-1", macie.Ask("Update", "job-1")["PhysicalResourceId"]!.ToString());

        Assert.Single(macie.Jobs);
    }

    // CloudFormation asks to delete what has another id after an update.
    [Fact]
    public void Another_definition_is_another_job_and_the_former_ends()
    {
        using var macie = new Macie();
        macie.Ask("Create");

        var updated = macie.Ask("Update", "job-1", sampling: 50);
        Assert.Equal("job-2", updated["PhysicalResourceId"]!.ToString());
        Assert.Equal("SUCCESS", macie.Ask("Delete", "job-1")["Status"]!.ToString());

        Assert.Equal("CANCELLED", macie.Jobs["job-1"]["jobStatus"]!.ToString());
        Assert.Equal("IDLE", macie.Jobs["job-2"]["jobStatus"]!.ToString());
    }

    [Fact]
    public void Deleted_the_job_ends_and_sampling_stays()
    {
        using var macie = new Macie();
        macie.Ask("Create");

        Assert.Equal("SUCCESS", macie.Ask("Delete", "job-1")["Status"]!.ToString());
        Assert.Equal("SUCCESS", macie.Ask("Delete", "job-1")["Status"]!.ToString());
        Assert.Equal("SUCCESS", macie.Ask("Delete", "job-that-is-gone")["Status"]!.ToString());

        Assert.Equal("CANCELLED", macie.Jobs["job-1"]["jobStatus"]!.ToString());
        Assert.Equal(1, macie.Cancellations);
        Assert.Equal("ENABLED", macie.Discovery);
    }

    [Fact]
    public void A_job_that_has_ended_is_made_again()
    {
        using var macie = new Macie();
        macie.Ask("Create");
        macie.Ask("Delete", "job-1");

        Assert.Equal("job-2", macie.Ask("Create")["PhysicalResourceId"]!.ToString());
    }

    [Fact]
    public void Sampling_that_does_not_come_on_is_a_failure_before_a_job_is_made()
    {
        using var macie = new Macie { Sticks = true };

        var answer = macie.Ask("Create");

        Assert.Equal("FAILED", answer["Status"]!.ToString());
        Assert.Contains("gives back DISABLED", answer["Reason"]!.ToString());
        Assert.Empty(macie.Jobs);
    }

    [Fact]
    public void What_Macie_refuses_is_told()
    {
        using var macie = new Macie { Refuses = true };

        var answer = macie.Ask("Create");

        Assert.Equal("FAILED", answer["Status"]!.ToString());
        Assert.Contains("AccessDeniedException", answer["Reason"]!.ToString());
        Assert.Contains("Macie is not enabled", answer["Reason"]!.ToString());
    }

    private static string Values(JsonNode side, string key)
    {
        var one = Assert.Single(side["and"]!.AsArray())!["simpleCriterion"]!;
        Assert.Equal((key, "EQ"), (one["key"]!.ToString(), one["comparator"]!.ToString()));
        return one["values"]!.ToJsonString();
    }

    private sealed class Macie : IDisposable
    {
        private readonly StandIn _standIn;

        public Macie() => _standIn = new StandIn(Answer);

        public ConcurrentDictionary<string, JsonObject> Jobs { get; } = new(StringComparer.Ordinal);

        public string Discovery { get; private set; } = "DISABLED";

        public int Cancellations { get; private set; }

        public bool Sticks { get; init; }

        public bool Refuses { get; init; }

        public JsonObject Ask(string kind, string? physicalId = null, int sampling = 10) =>
            HandlerRun.Ask(
                "sensitive_data",
                kind,
                new JsonObject
                {
                    ["Account"] = "333344445555",
                    ["Name"] = "charts-weekly",
                    ["Day"] = "SUNDAY",
                    ["Identifiers"] = new JsonArray("identifier-1"),
                    ["LeftOut"] = new JsonArray("charts", "invocations"),
                    // CloudFormation gives numbers as text.
                    ["SamplingPercent"] = $"{sampling}",
                },
                new() { ["AWS_ENDPOINT_URL_MACIE2"] = _standIn.Address },
                physicalId
            );

        public void Dispose() => _standIn.Dispose();

        private (int, string) Answer(HttpListenerRequest request, string body)
        {
            if (Refuses)
            {
                return (403, "AccessDeniedException|Macie is not enabled");
            }

            var asked = body.Length == 0 ? [] : JsonNode.Parse(body)!.AsObject();
            var job = request.RawUrl!.Split('/')[^1];
            return (request.HttpMethod, request.RawUrl) switch
            {
                ("PUT", "/automated-discovery/configuration") => (200, Discover(asked["status"]!.ToString())),
                ("GET", "/automated-discovery/configuration") => (200, $$"""{"status":"{{Discovery}}"}"""),
                ("POST", "/jobs/list") => (200, List(asked)),
                ("POST", "/jobs") => (200, Make(asked)),
                ("GET", _) when Jobs.TryGetValue(job, out var found) => (200, found.ToJsonString()),
                ("PATCH", _) => (200, Cancel(job, asked)),
                _ => (404, "ResourceNotFoundException|no such job"),
            };
        }

        private string Discover(string status)
        {
            Discovery = Sticks ? Discovery : status;
            return "{}";
        }

        private string List(JsonObject asked)
        {
            var name = asked["filterCriteria"]!["includes"]![0]!;
            Assert.Equal(("name", "EQ"), (name["key"]!.ToString(), name["comparator"]!.ToString()));
            var items = Jobs.OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .Where(pair => pair.Value["name"]!.ToString() == name["values"]![0]!.ToString())
                .Select(pair => new JsonObject
                {
                    ["jobId"] = pair.Key,
                    ["name"] = pair.Value["name"]!.DeepClone(),
                    ["jobStatus"] = pair.Value["jobStatus"]!.DeepClone(),
                });
            return new JsonObject { ["items"] = new JsonArray([.. items]) }.ToJsonString();
        }

        private string Make(JsonObject asked)
        {
            var id = $"job-{Jobs.Count + 1}";
            asked["jobId"] = id;
            asked["jobStatus"] = "IDLE";
            Jobs[id] = asked;
            return $$"""{"jobId":"{{id}}","jobArn":"arn:aws:macie2:us-east-1:333344445555:classification-job/{{id}}"}""";
        }

        private string Cancel(string job, JsonObject asked)
        {
            Jobs[job]["jobStatus"] = asked["jobStatus"]!.DeepClone();
            Cancellations++;
            return "{}";
        }
    }
}

using Ringfence.Controls.Frameworks;
using Ringfence.Evidence.Packs;

namespace Ringfence.Tests.Evidence.Packs;

/// <summary>What upholds, what breaks, and above all what must never be called upheld.</summary>
public sealed class AssessmentTests : IDisposable
{
    private const string Control = "bucket-has-versioning";
    private const string Enabled = """{"bucketName":"phi","VersioningConfiguration":{"Status":"Enabled"}}""";
    private const string Suspended = """{"bucketName":"phi","VersioningConfiguration":{"Status":"Suspended"}}""";

    private readonly PackWorld _world = new();

    [Fact]
    public void An_event_in_a_period_that_is_proven_complete_upholds()
    {
        var pack = _world.Proven(0, 8).Event("s3", "PutBucketVersioning", Enabled).Assess();
        var control = PackWorld.Of(pack, Control);
        Assert.Equal(PackStatus.Upheld, control.Status);
        var exhibit = control.Grounds.Single(ground => ground.Effect == Effect.Upholds).Exhibit!;
        Assert.Equal(("2026-06-11T01:00:00Z", "m.lindqvist"), (exhibit.Rows[0][1], exhibit.Rows[0][5]));
        Assert.True(pack.Layers.Single(layer => layer.Layer == "cloudtrail").Complete);
    }

    [Fact]
    public void A_control_that_nothing_shows_says_what_would()
    {
        var pack = _world.Proven(0, 8).Assess();
        var bare = pack
            .Controls.Where(each => each.Status == PackStatus.Unknown)
            .ToDictionary(each => each.Control.Id, each => each.Grounds[^1].Text);
        Assert.StartsWith(
            "An audit of the configuration shows it, or events do: ",
            bare[Control],
            StringComparison.Ordinal
        );
        foreach (var control in pack.Controls.Select(each => each.Control).Where(each => bare.ContainsKey(each.Id)))
        {
            var by = ShownBy.Of(control);
            Assert.NotEmpty(by);
            Assert.Equal(
                by[0] == ShownBy.Posture && !by.Contains(ShownBy.Events) && control.Asks is null,
                bare[control.Id].StartsWith("Shown by posture, not by events: ", StringComparison.Ordinal)
            );
        }
    }

    [Theory]
    [InlineData(0, 7.99, "us-east-1")]
    [InlineData(0.01, 8, "us-east-1")]
    [InlineData(0, 8, "eu-central-1")]
    public void What_is_not_proven_complete_everywhere_is_unknown_and_never_upheld(
        double from,
        double to,
        string region
    )
    {
        var pack = _world
            .Proven(from, to, region)
            .Event("s3", "PutBucketVersioning", Enabled)
            .Audit(Control, "Pass")
            .Assess();
        Assert.Equal(PackStatus.Unknown, PackWorld.Of(pack, Control).Status);
    }

    [Fact]
    public void A_gap_of_a_minute_is_a_gap()
    {
        var pack = _world.Proven(0, 4).Proven(4 + (1.0 / 60), 8).Event("s3", "PutBucketVersioning", Enabled).Assess();
        Assert.Equal(PackStatus.Unknown, PackWorld.Of(pack, Control).Status);
        Assert.InRange(pack.Layers[0].Hours, 7.9, 7.99);
    }

    [Fact]
    public void A_breaking_event_breaks_even_where_something_else_upholds()
    {
        var pack = _world
            .Proven(0, 8)
            .Event("s3", "PutBucketVersioning", Suspended)
            .Event("s3", "PutBucketVersioning", Enabled, minute: 90)
            .Audit(Control, "Pass")
            .Assess();
        Assert.Equal(PackStatus.Broken, PackWorld.Of(pack, Control).Status);
    }

    [Fact]
    public void A_refused_call_and_one_outside_the_period_decide_nothing()
    {
        var pack = _world
            .Proven(0, 8)
            .Event("s3", "PutBucketVersioning", Suspended, ",\"errorCode\":\"AccessDenied\"")
            .Event("s3", "PutBucketVersioning", Suspended, minute: 480)
            .Audit(Control, "Pass")
            .Assess();
        Assert.Equal(PackStatus.Upheld, PackWorld.Of(pack, Control).Status);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("""{"omitted":true,"reason":"requestParameters too large"}""")]
    public void An_event_whose_parameters_are_not_known_leaves_a_doubt(string parameters)
    {
        var pack = _world.Proven(0, 8).Event("s3", "PutBucketVersioning", parameters).Audit(Control, "Pass").Assess();
        var control = PackWorld.Of(pack, Control);
        Assert.Equal(PackStatus.Unknown, control.Status);
        Assert.Contains(control.Grounds, ground => ground.Text.Contains("cannot be told", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Pass", PackStatus.Upheld)]
    [InlineData("Fail", PackStatus.Broken)]
    [InlineData("Waived", PackStatus.Accepted)]
    [InlineData("Unknown", PackStatus.Unknown)]
    [InlineData("NotApplicable", PackStatus.Unknown)]
    public void An_audit_within_the_period_counts(string verdict, PackStatus status) =>
        Assert.Equal(status, PackWorld.Of(_world.Proven(0, 8).Audit(Control, verdict).Assess(), Control).Status);

    [Theory]
    [InlineData(-1)]
    [InlineData(8)]
    public void An_audit_outside_the_period_shows_nothing_of_it(double hour) =>
        Assert.Equal(
            PackStatus.Unknown,
            PackWorld
                .Of(_world.Proven(0, 8).Audit(Control, "Pass", PackWorld.From.AddHours(hour)).Assess(), Control)
                .Status
        );

    [Theory]
    [InlineData("2026-01-01", "2026-12-31", PackStatus.Upheld)]
    [InlineData("2026-01-01", "2026-06-10", PackStatus.Broken)]
    [InlineData("2026-06-12", "2026-12-31", PackStatus.Unknown)]
    public void A_statement_counts_while_it_holds(string date, string expires, PackStatus status) =>
        Assert.Equal(
            status,
            PackWorld
                .Of(
                    _world
                        .State(
                            "addendum-covers-the-models",
                            DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture),
                            DateOnly.Parse(expires, System.Globalization.CultureInfo.InvariantCulture)
                        )
                        .Assess(),
                    "addendum-covers-the-models"
                )
                .Status
        );

    [Fact]
    public void A_detection_that_nobody_has_answered_leaves_its_controls_in_doubt()
    {
        var pack = _world
            .Proven(0, 8)
            .Event("cloudtrail", "StopLogging", """{"name":"t"}""")
            .Audit("trail-covers-every-region", "Pass")
            .Assess();
        var control = PackWorld.Of(pack, "trail-covers-every-region");
        Assert.NotEqual(PackStatus.Upheld, control.Status);
        Assert.Contains(control.Grounds, ground => ground.Exhibit?.Title.Contains("trail-tampered") == true);
    }

    [Fact]
    public void Without_evidence_no_control_of_any_framework_is_upheld()
    {
        foreach (var (framework, _) in AllFrameworks.All)
        {
            var pack = Pack.Assess(null, _world.Request(framework));
            Assert.NotEmpty(pack.Controls);
            Assert.All(
                pack.Controls,
                control =>
                {
                    Assert.Equal(PackStatus.Unknown, control.Status);
                    Assert.NotEmpty(control.Grounds);
                }
            );
        }
    }

    public void Dispose() => _world.Dispose();
}

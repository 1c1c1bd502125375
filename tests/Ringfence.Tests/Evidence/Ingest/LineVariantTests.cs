namespace Ringfence.Tests.Evidence.Ingest;

/// <summary>Forms of the text logs that accounts have and samples lack.</summary>
public sealed class LineVariantTests : IDisposable
{
    private readonly StoreWorld _world = new();

    [Theory]
    [InlineData("instance-id action bytes\ni-1 ACCEPT 840\ni-1 ACCEPT 840\n", "2|1680")]
    [InlineData(
        "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status ecs-cluster-name new-field\n7 1 eni-1 10.0.0.1 10.0.0.2 1 443 6 1 840 1781136077 1781136137 ACCEPT OK c x\n",
        "1|840"
    )]
    [InlineData(
        "bytes srcaddr dstaddr srcport dstport interface-id start end\n40 2001:db8::1 2001:db8::2 5 443 eni-1 1781136077 1781136137\n40 2001:db8::1 2001:db8::2 5 443 eni-1 1781136077 1781136137\n",
        "1|40"
    )]
    public void Flows_of_any_fields_in_any_order_are_each_one_row(string log, string expected)
    {
        _world.Write("flow", log);
        Assert.Empty(_world.Ingest().SetAside);
        Assert.Equal([expected], _world.Ask("SELECT count(*), sum(bytes) FROM flow"));
    }

    [Fact]
    public void Columns_of_a_file_are_told_to_be_unread_where_they_are()
    {
        _world.Write("flow.parquet", "PAR1\u0015\u0004\u0015\n..PAR1"u8);
        _world.Write("logs.zip", "PK\u0003\u0004x"u8);
        var reasons = _world.Ingest().SetAside.Select(one => one.Reason).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(2, reasons.Count);
        Assert.StartsWith("the file is Apache Parquet", reasons[0], StringComparison.Ordinal);
        Assert.StartsWith("the file is a ZIP", reasons[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("patients/a%2520b.json", "GET /patients/a%20b.json HTTP/1.1", "patients/a b.json")]
    [InlineData("patients/a%20b.json", "GET /patients/a%20b.json?x=1 HTTP/1.1", "patients/a b.json")]
    [InlineData("patients/a%2520b.json", "GET /patients/a%2520b.json HTTP/1.1", "patients/a%20b.json")]
    [InlineData("patients/a%2520b.json", "-", "patients/a%20b.json")]
    [InlineData("%255Bx%255D", "GET /phi-records/%5Bx%5D HTTP/1.1", "[x]")]
    public void A_key_of_an_access_line_is_the_objects_name(string key, string request, string name)
    {
        _world.Write(
            "s3",
            $"""79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be phi-records [11/Jun/2026:00:00:38 +0000] - svc:s3.amazonaws.com 3E57 S3.X.OBJECT {key} "{request}" 200 - - - - - "-" "a \"quoted\" agent" - h= SigV4 - - - - - - us-east-1 more"""
                + "\n"
        );
        Assert.Empty(_world.Ingest().SetAside);
        Assert.Equal(
            [$"arn:aws:s3:::phi-records/{name}||svc:s3.amazonaws.com"],
            _world.Ask("SELECT resource, address, principal FROM access_v")
        );
    }

    [Theory]
    [InlineData("public.patients", "public.patients")]
    [InlineData("\"public.\"\"Odd, Name\"\"\"", "public.\"Odd, Name\"")]
    [InlineData("", "")]
    public void A_name_in_a_pgaudit_line_follows_the_rule_of_CSV(string written, string name)
    {
        _world.Write(
            "pg",
            $"2026-06-11 00:00:38.250 UTC:2001:db8::7(41234):app@phi:[77]:LOG:  AUDIT: OBJECT,1,1,READ,SELECT,TABLE,{written},\"select *\n\tfrom patients\n\twhere name = 'x, y'\",<none>\n"
                + "2026-06-11 00:00:39 UTC:10.0.0.9(1):app@phi:[77]:WARNING:  there is no transaction in progress\n"
        );
        Assert.Empty(_world.Ingest().SetAside);
        Assert.Equal(
            [$"2001:db8::7|app@phi|app|SELECT|{name}"],
            _world.Ask("SELECT address, principal, person, operation, resource FROM access_v")
        );
    }

    [Fact]
    public void A_pgaudit_line_of_another_time_zone_is_told_and_not_believed()
    {
        _world.Write(
            "pg",
            "2026-06-11 00:00:38 EST:10.0.0.9(1):app@phi:[7]:LOG:  AUDIT: SESSION,1,1,READ,SELECT,TABLE,t,x,<none>\n"
        );
        Assert.Contains("another zone", Assert.Single(_world.Ingest().SetAside).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tab_begins_a_line_of_no_log_where_no_statement_is_open()
    {
        _world.Write("log", "\tfrom patients\n");
        Assert.Single(_world.Ingest().SetAside);
    }

    [Fact]
    public void A_load_balancers_newer_fields_and_its_test_of_the_bucket_are_nothing_to_tell()
    {
        _world.Write(
            "test",
            "Enable AccessLog for ELB: arn:aws:elasticloadbalancing:us-east-1:1:loadbalancer/app/x at 2026-06-11T00:00:00.000Z"
        );
        _world.Write(
            "alb",
            """h2 2026-06-11T00:00:38.186641Z app/gateway/50dc 2001:db8::1:2817 - -1 -1 -1 502 - 34 366 "POST https://gw:443/v1/messages HTTP/2.0" "a agent" - - - "-" "-" "-" - 2026-06-11T00:00:38.000000Z "waf,forward" "-" "-" "-" "-" "Acceptable" "-" TID_1 "-" "-" "-" """
                + "\n"
        );
        var report = _world.Ingest();
        Assert.Empty(report.SetAside);
        Assert.Equal(["2001:db8::1|502|a agent"], _world.Ask("SELECT address, status, agent FROM access_v"));
    }

    [Theory]
    [InlineData("phi.s3.us-gov-west-1.amazonaws.com", "arn:aws-us-gov:s3:::phi-records/a")]
    [InlineData("phi.s3.cn-north-1.amazonaws.com.cn", "arn:aws-cn:s3:::phi-records/a")]
    [InlineData("phi.s3.amazonaws.com", "arn:aws:s3:::phi-records/a")]
    [InlineData("-", "arn:aws:s3:::phi-records/a")]
    public void An_object_of_an_access_line_has_the_ARN_of_the_partition_of_its_host(string host, string arn)
    {
        _world.Write(
            "s3",
            $"""79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be phi-records [11/Jun/2026:00:00:38 +0000] 192.0.2.3 - 3E57 REST.GET.OBJECT a "GET /a HTTP/1.1" 200 - 1 1 1 1 "-" "x" - h= SigV4 E AuthHeader {host} TLSv1.2 - -"""
                + "\n"
        );
        Assert.Empty(_world.Ingest().SetAside);
        Assert.Equal([arn], _world.Ask("SELECT resource FROM access_v"));
    }

    [Fact]
    public void What_a_load_balancer_does_not_know_of_a_request_is_nothing()
    {
        _world.Write(
            "alb",
            """h2 2026-06-11T09:00:01.000000Z app/lb/50dc 2001:db8::7:2817 - -1 -1 -1 502 - 34 366 "- http://www.example.com:80- -" "-" - - - "-" "-" "-" - 2026-06-11T09:00:01.000000Z "-" "-" "-" "-" "-" "-" "-" """.TrimEnd()
                + "\n"
        );
        Assert.Empty(_world.Ingest().SetAside);
        Assert.Equal(["2001:db8::7||"], _world.Ask("SELECT address, operation, agent FROM access_v"));
    }

    public void Dispose() => _world.Dispose();
}

using FsCheck;
using FsCheck.Fluent;
using Ringfence.Aws.Signing;

namespace Ringfence.Tests.Aws.Signing;

public class SignatureLaws
{
    [Fact]
    public void Whatever_is_signed_verifies_from_its_raw_target()
    {
        var character = Gen.Elements(
            "abcXYZ019-._~:/%?&=+ !'()*,;@$éß→😀".EnumerateRunes().Select(r => r.ToString()).ToArray()
        );
        var text = character.ListOf().Select(parts => string.Concat(parts));
        Prop.ForAll(
                text.ListOf().ToArbitrary(),
                text.Two().ListOf().ToArbitrary(),
                text.ToArbitrary(),
                (segments, pairs, value) =>
                {
                    var path = "/" + string.Join('/', segments.Select(PercentEncoding.Encode));
                    var query = string.Join(
                        '&',
                        pairs.Select(p => PercentEncoding.Encode(p.Item1) + "=" + PercentEncoding.Encode(p.Item2))
                    );
                    var target = query.Length == 0 ? path : path + "?" + query;
                    var uri = new Uri(
                        "http://127.0.0.1:8080" + target,
                        new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }
                    );
                    using var request = new HttpRequestMessage(HttpMethod.Put, uri);
                    request.Headers.TryAddWithoutValidation("X-Amz-Meta", PercentEncoding.Encode(value));

                    var time = new FakeTime("2026-01-02T03:04:05Z");
                    new SigV4Signer("eu-west-1", "bedrock", time).Sign(request, Example.Sha256(value), Example.Keys);

                    var headers = request.Headers.NonValidated.ToDictionary(
                        h => h.Key.ToLowerInvariant(),
                        h => h.Value.ToString()
                    );
                    headers["host"] = "127.0.0.1:8080";
                    var verifier = new SigV4Verifier("eu-west-1", "bedrock", time);
                    var sent = new SignedRequest("PUT", target, headers.GetValueOrDefault, Example.Sha256(value));
                    Assert.Null(verifier.Verify(sent, Example.Keys));
                }
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Percent_encoding_decodes_to_what_it_encoded()
    {
        Prop.ForAll(
                ArbMap
                    .Default.GeneratorFor<string>()
                    .Where(s => s is not null && !s.Any(char.IsSurrogate))
                    .ToArbitrary(),
                text =>
                {
                    Assert.True(PercentEncoding.TryDecode(PercentEncoding.Encode(text), out var decoded));
                    Assert.Equal(text, decoded);
                }
            )
            .QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("", "/")]
    [InlineData("/", "/")]
    [InlineData("/a//b/./c", "/a/b/c")]
    [InlineData("/a/../b/", "/b/")]
    [InlineData("/../..", "/")]
    [InlineData("/a/.hidden/b", "/a/.hidden/b")]
    [InlineData("/model/x%3A0/invoke", "/model/x%253A0/invoke")]
    [InlineData("/model/x:0/invoke", "/model/x%3A0/invoke")]
    [InlineData("/caf\u00e9", "/caf%C3%A9")]
    public void Paths_are_normalised_and_encoded_once_more(string path, string canonical) =>
        Assert.Equal(canonical, Path(path, isS3: false));

    [Fact]
    public void The_path_of_an_s3_object_stands_as_it_is() =>
        Assert.Equal("/b/a//../%3A", Path("/b/a//../%3A", isS3: true));

    [Theory]
    [InlineData("", "")]
    [InlineData("b=2&a=1", "a=1&b=2")]
    [InlineData("a-b=1&a=2&a=1", "a=1&a=2&a-b=1")]
    [InlineData("flag&&x=", "flag=&x=")]
    [InlineData("k=a+b%20c%7e:", "k=a%2Bb%20c~%3A")]
    [InlineData("bad=%zz", "bad=%25zz")]
    public void Queries_are_sorted_and_encoded_anew(string query, string canonical)
    {
        var text = new CanonicalText(stackalloc byte[8]);
        CanonicalUri.AddQuery(ref text, query);
        Assert.Equal(canonical, System.Text.Encoding.UTF8.GetString(text.Written));
        text.Dispose();
    }

    private static string Path(string path, bool isS3)
    {
        var text = new CanonicalText(stackalloc byte[8]);
        CanonicalUri.AddPath(ref text, path, isS3);
        var written = System.Text.Encoding.UTF8.GetString(text.Written);
        text.Dispose();
        return written;
    }
}

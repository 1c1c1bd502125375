using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Ringfence.Benchmarks.Trail;

/// <summary>
/// A month of CloudTrail for an account that calls Bedrock: 24 files an hour, a signed digest each hour, 1,000 principals, events of the size
/// that AWS's have. The same seed gives the same month.
/// </summary>
internal sealed class TrailGenerator(string directory, int events)
{
    private const string Account = "111122223333";
    private const string Region = "us-east-1";
    private const string Bucket = "audit-bucket";
    private const int FilesAnHour = 24;
    private const int Hours = 24 * 30;

    private static readonly DateTimeOffset Start = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly string[] Models =
    [
        "us.anthropic.claude-sonnet-4-5-20250929-v1:0",
        "us.anthropic.claude-haiku-4-5-20251001-v1:0",
        "anthropic.claude-opus-4-1-20250805-v1:0",
        "amazon.nova-lite-v1:0",
    ];

    private readonly Random _random = new(5);
    private readonly RSA _key = RSA.Create(2048);
    private readonly StringBuilder _text = new();
    private string? _previousKey;
    private string? _previousHash;
    private string? _previousSignature;

    public static int Run(string directory, string events)
    {
        new TrailGenerator(directory, int.Parse(events, CultureInfo.InvariantCulture)).Write();
        return 0;
    }

    private void Write()
    {
        var written = 0;
        for (var hour = 0; hour < Hours; hour++)
        {
            var listed = new List<string>();
            for (var file = 0; file < FilesAnHour; file++)
            {
                var upTo = (int)((long)events * ((hour * FilesAnHour) + file + 1) / (Hours * FilesAnHour));
                listed.Add(WriteLog(Start.AddHours(hour).AddMinutes(file * 2.5), written, upTo));
                written = upTo;
            }

            WriteDigest(Start.AddHours(hour), listed);
        }

        var der = _key.ExportRSAPublicKey();
        File.WriteAllText(
            Path.Combine(directory, "public_keys.json"),
            $$"""{"PublicKeyList":[{"Value":"{{Convert.ToBase64String(der)}}","Fingerprint":"{{Fingerprint()}}"}]}"""
        );
    }

    private string WriteLog(DateTimeOffset at, int from, int to)
    {
        _text.Clear().Append("{\"Records\":[");
        for (var number = from; number < to; number++)
        {
            if (number > from)
            {
                _text.Append(',');
            }

            Event(at.AddSeconds(_random.Next(150)), number);
        }

        _text.Append("]}");
        var key =
            $"AWSLogs/{Account}/CloudTrail/{Region}/{at:yyyy'/'MM'/'dd}/{Account}_CloudTrail_{Region}_{at:yyyyMMdd'T'HHmm'Z'}_{Id()[..8]}{Id()[..8]}.json.gz";
        var content = Encoding.UTF8.GetBytes(_text.ToString());
        Put(key, content);
        return $$"""{"s3Bucket":"{{Bucket}}","s3Object":"{{key}}","hashValue":"{{Convert.ToHexStringLower(SHA256.HashData(content))}}","hashAlgorithm":"SHA-256","newestEventTime":"{{at:s}}Z","oldestEventTime":"{{at:s}}Z"}""";
    }

    private void Event(DateTimeOffset at, int number)
    {
        var person = _random.Next(1000);
        var name = $"user-{person:D4}";
        var role = $"ClinicalAppRole-{person % 20:D2}";
        var identity =
            $$"""{"type":"AssumedRole","principalId":"AROA{{person % 20:D2}}EXAMPLEROLEID:{{name}}","arn":"arn:aws:sts::{{Account}}:assumed-role/{{role}}/{{name}}","accountId":"{{Account}}","accessKeyId":"ASIA{{person:D4}}EXAMPLEKEY12","sessionContext":{"sessionIssuer":{"type":"Role","principalId":"AROA{{person % 20:D2}}EXAMPLEROLEID","arn":"arn:aws:iam::{{Account}}:role/clinical/{{role}}","accountId":"{{Account}}","userName":"{{role}}" },"attributes":{"creationDate":"{{at.AddMinutes(-20):s}}Z","mfaAuthenticated":"false"},"sourceIdentity":"{{name}}" } }""";
        var what = _random.Next(100) switch
        {
            < 60 => Bedrock(),
            < 85 => S3(number),
            _ => Management(person),
        };
        _text.Append(
            CultureInfo.InvariantCulture,
            $$"""{"eventVersion":"1.11","userIdentity":{{identity}},"eventTime":"{{at:s}}Z",{{what}},"awsRegion":"{{Region}}","sourceIPAddress":"10.{{person % 4}}.{{person / 250}}.{{person % 250}}","userAgent":"Boto3/1.40.{{person % 30}} md/Botocore#1.40.{{person % 30}} ua/2.1 os/linux#6.1.0 md/arch#x86_64 lang/python#3.12.4 md/pyimpl#CPython cfg/retry-mode#legacy","requestID":"{{Id()}}","eventID":"{{Id()}}","eventType":"AwsApiCall","recipientAccountId":"{{Account}}","vpcEndpointId":"vpce-0a1b2c3d4e5f6a7b8","vpcEndpointAccountId":"{{Account}}"}"""
        );
    }

    private string Bedrock()
    {
        var model = Models[_random.Next(Models.Length)];
        return $$"""
            "eventSource":"bedrock.amazonaws.com","eventName":"{{(
                _random.Next(2) == 0 ? "Converse" : "InvokeModelWithResponseStream"
            )}}","requestParameters":{"modelId":"{{model}}"},"responseElements":null,"additionalEventData":{"inferenceRegion":"us-west-2","inputTokens":{{_random.Next(
                50,
                4000
            )}},"outputTokens":{{_random.Next(
                10,
                900
            )}}},"readOnly":true,"resources":[{"accountId":"{{Account}}","type":"AWS::Bedrock::Model","ARN":"arn:aws:bedrock:us-east-1::foundation-model/{{model}}"}],"managementEvent":true,"eventCategory":"Management","tlsDetails":{"tlsVersion":"TLSv1.3","cipherSuite":"TLS_AES_128_GCM_SHA256","clientProvidedHostHeader":"bedrock-runtime.us-east-1.amazonaws.com"}
            """;
    }

    private string S3(int number)
    {
        var key = $"patients/{_random.Next(20_000):D6}/{(number % 7 == 0 ? "labs" : "notes")}.json";
        return $$"""
            "eventSource":"s3.amazonaws.com","eventName":"{{(
                _random.Next(6) == 0 ? "PutObject" : "GetObject"
            )}}","requestParameters":{"bucketName":"phi-records","Host":"phi-records.s3.us-east-1.amazonaws.com","key":"{{key}}"},"responseElements":null,"additionalEventData":{"SignatureVersion":"SigV4","CipherSuite":"TLS_AES_128_GCM_SHA256","bytesTransferredIn":0,"AuthenticationMethod":"AuthHeader","x-amz-id-2":"RBVZE1aP5ZIWKUdG1hjRObcaPvsi1R4sMQr7GV","bytesTransferredOut":{{_random.Next(
                500,
                90_000
            )}}},"readOnly":true,"resources":[{"type":"AWS::S3::Object","ARN":"arn:aws:s3:::phi-records/{{key}}"},{"accountId":"{{Account}}","type":"AWS::S3::Bucket","ARN":"arn:aws:s3:::phi-records"}],"managementEvent":false,"eventCategory":"Data"
            """;
    }

    private static string Management(int person)
    {
        string[] calls =
        [
            "sts.amazonaws.com\",\"eventName\":\"AssumeRole",
            "kms.amazonaws.com\",\"eventName\":\"Decrypt",
            "ec2.amazonaws.com\",\"eventName\":\"DescribeInstances",
            "iam.amazonaws.com\",\"eventName\":\"GetRole",
        ];
        return $$"""
            "eventSource":"{{calls[
                person % calls.Length
            ]}}","requestParameters":{"roleArn":"arn:aws:iam::{{Account}}:role/clinical/ClinicalAppRole-{{person
                % 20:D2}}","roleSessionName":"user-{{person:D4}}","durationSeconds":3600},"responseElements":null,"readOnly":true,"managementEvent":true,"eventCategory":"Management","tlsDetails":{"tlsVersion":"TLSv1.3","cipherSuite":"TLS_AES_128_GCM_SHA256","clientProvidedHostHeader":"sts.us-east-1.amazonaws.com"}
            """;
    }

    private void WriteDigest(DateTimeOffset start, List<string> logs)
    {
        var end = start.AddHours(1);
        var key =
            $"AWSLogs/{Account}/CloudTrail-Digest/{Region}/{end:yyyy'/'MM'/'dd}/{Account}_CloudTrail-Digest_{Region}_phi-trail_{Region}_{end:yyyyMMdd'T'HHmmss'Z'}.json.gz";
        var content = Encoding.UTF8.GetBytes(
            $$"""{"awsAccountId":"{{Account}}","digestStartTime":"{{start:s}}Z","digestEndTime":"{{end:s}}Z","digestS3Bucket":"{{Bucket}}","digestS3Object":"{{key}}","digestPublicKeyFingerprint":"{{Fingerprint()}}","digestSignatureAlgorithm":"SHA256withRSA","newestEventTime":"{{end:s}}Z","oldestEventTime":"{{start:s}}Z","previousDigestS3Bucket":{{Quoted(_previousKey is null ? null : Bucket)}},"previousDigestS3Object":{{Quoted(_previousKey)}},"previousDigestHashValue":{{Quoted(_previousHash)}},"previousDigestHashAlgorithm":{{Quoted(_previousKey is null ? null : "SHA-256")}},"previousDigestSignature":{{Quoted(_previousSignature)}},"logFiles":[{{string.Join(',', logs)}}]}"""
        );
        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        var signed = $"{end:s}Z\n{Bucket}/{key}\n{hash}\n{_previousSignature ?? "null"}";
        _previousSignature = Convert.ToHexStringLower(
            _key.SignData(Encoding.UTF8.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
        );
        (_previousKey, _previousHash) = (key, hash);
        Put(key, content);
        File.WriteAllText(
            Path.Combine(directory, Bucket, key) + ".meta.json",
            $$"""{"signature":"{{_previousSignature}}","signature-algorithm":"SHA256withRSA"}"""
        );
    }

    private void Put(string key, byte[] content)
    {
        var path = Path.Combine(directory, Bucket, key);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var gzip = new GZipStream(File.Create(path), CompressionLevel.Fastest);
        gzip.Write(content);
    }

    private string Id()
    {
        Span<byte> bytes = stackalloc byte[16];
        _random.NextBytes(bytes);
        return new Guid(bytes).ToString();
    }

    private static string Quoted(string? text) => text is null ? "null" : $"\"{text}\"";

#pragma warning disable CA5351 // CloudTrail names its keys by MD5.
    private string Fingerprint() => Convert.ToHexStringLower(MD5.HashData(_key.ExportRSAPublicKey()));
#pragma warning restore CA5351
}

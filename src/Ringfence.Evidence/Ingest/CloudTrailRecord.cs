using System.Security.Cryptography;
using System.Text.Json;
using Ringfence.Evidence.Store;

namespace Ringfence.Evidence.Ingest;

/// <summary>
/// One CloudTrail event, of any <c>eventVersion</c>, to a row. It reads the three shapes in which a Bedrock call appears (model in
/// requestParameters; model in resources with the tokens in a service event of its own; denied, with neither).
/// </summary>
internal ref struct CloudTrailRecord
{
    // Of a call that changes something the parameters are kept up to this length: detections read them. Of a model call never.
    private const int LongestDetail = 4096;

    private readonly ReadOnlySpan<byte> _json;
    private Identity _identity;
    private EventDetails _details;
    private Addendum _addendum;
    private ReadOnlySpan<byte> _eventId;
    private ReadOnlySpan<byte> _requestId;
    private ReadOnlySpan<byte> _time;
    private ReadOnlySpan<byte> _source;
    private ReadOnlySpan<byte> _name;
    private ReadOnlySpan<byte> _region;
    private ReadOnlySpan<byte> _recipient;
    private ReadOnlySpan<byte> _address;
    private ReadOnlySpan<byte> _agent;
    private ReadOnlySpan<byte> _endpoint;
    private ReadOnlySpan<byte> _error;
    private ReadOnlySpan<byte> _kind;
    private ReadOnlySpan<byte> _category;
    private ReadOnlySpan<byte> _version;
    private bool? _readOnly;
    private int _seen;

    private CloudTrailRecord(ReadOnlySpan<byte> json) => _json = json;

    /// <summary>Appends a row; or says why the event is none.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static string? Read(ReadOnlySpan<byte> json, RowBatch to)
    {
        var record = new CloudTrailRecord(json);
        var reader = new Utf8JsonReader(json, JsonValues.Options);
        reader.Read();
        var problem = record.Walk(ref reader);
        return problem ?? record.Write(to);
    }

    private string? Walk(scoped ref Utf8JsonReader reader)
    {
        while (reader.Next(out var name))
        {
            var field = Field(name);
            if (field >= 0)
            {
                if ((_seen & (1 << field)) != 0)
                {
                    return $"the key {System.Text.Encoding.UTF8.GetString(name)} stands in it twice: readers would disagree";
                }

                _seen |= 1 << field;
            }

            Take(field, ref reader);
        }

        return _identity.Twice || _details.Twice
            ? "a key of its userIdentity or requestParameters stands there twice: readers would disagree"
            : null;
    }

    private static int Field(ReadOnlySpan<byte> name) =>
        name.Length switch
        {
            7 when name.SequenceEqual("eventID"u8) => 0,
            9 when name.SequenceEqual("requestID"u8) => 1,
            9 when name.SequenceEqual("eventTime"u8) => 2,
            9 when name.SequenceEqual("eventName"u8) => 4,
            9 when name.SequenceEqual("awsRegion"u8) => 5,
            9 when name.SequenceEqual("userAgent"u8) => 8,
            9 when name.SequenceEqual("errorCode"u8) => 10,
            9 when name.SequenceEqual("eventType"u8) => 11,
            9 when name.SequenceEqual("resources"u8) => 16,
            11 when name.SequenceEqual("eventSource"u8) => 3,
            12 when name.SequenceEqual("userIdentity"u8) => 14,
            12 when name.SequenceEqual("eventVersion"u8) => 13,
            13 when name.SequenceEqual("eventCategory"u8) => 12,
            13 when name.SequenceEqual("vpcEndpointId"u8) => 9,
            8 when name.SequenceEqual("readOnly"u8) => 17,
            8 when name.SequenceEqual("addendum"u8) => 21,
            15 when name.SequenceEqual("sourceIPAddress"u8) => 7,
            17 when name.SequenceEqual("requestParameters"u8) => 15,
            18 when name.SequenceEqual("recipientAccountId"u8) => 6,
            19 when name.SequenceEqual("additionalEventData"u8) => 18,
            19 when name.SequenceEqual("serviceEventDetails"u8) => 19,
            14 when name.SequenceEqual("insightDetails"u8) => 20,
            _ => -1,
        };

    private void Take(int field, scoped ref Utf8JsonReader reader)
    {
        switch (field)
        {
            case 0:
                _eventId = reader.Scalar();
                break;
            case 1:
                _requestId = reader.Scalar();
                break;
            case 2:
                _time = reader.Scalar();
                break;
            case 3:
                _source = reader.Scalar();
                break;
            case 4:
                _name = reader.Scalar();
                break;
            case 5:
                _region = reader.Scalar();
                break;
            case 6:
                _recipient = reader.Scalar();
                break;
            case 7:
                _address = reader.Scalar();
                break;
            case 8:
                _agent = reader.Scalar();
                break;
            case 9:
                _endpoint = reader.Scalar();
                break;
            default:
                TakeMore(field, ref reader);
                break;
        }
    }

    private void TakeMore(int field, scoped ref Utf8JsonReader reader)
    {
        switch (field)
        {
            case 10:
                _error = reader.Scalar();
                break;
            case 11:
                _kind = reader.Scalar();
                break;
            case 12:
                _category = reader.Scalar();
                break;
            case 13:
                _version = reader.Scalar();
                break;
            case 14:
                _identity.Read(ref reader);
                break;
            case 15:
                _details.ReadParameters(_json, ref reader);
                break;
            case 16:
                _details.ReadResources(ref reader);
                break;
            case 17:
                _readOnly = reader.Scalar().SequenceEqual("true"u8);
                break;
            case 18:
                _details.ReadAdditional(ref reader);
                break;
            case 19:
                _details.ReadServiceEvent(ref reader);
                break;
            case 20:
                _details.ReadInsight(_json, ref reader);
                break;
            case 21:
                _addendum.Read(ref reader);
                break;
            default:
                reader.Skip();
                break;
        }
    }

    private readonly string? Write(RowBatch to)
    {
        long time = 0;
        if (_version.Length > 0 && !_version.StartsWith("1."u8) && !_version.SequenceEqual("1"u8))
        {
            return $"eventVersion is '{System.Text.Encoding.UTF8.GetString(_version[..Math.Min(20, _version.Length)])}': events of CloudTrail are of version 1.x, and another major version may mean something else by the same words";
        }

        if (_time.Length > 0 && (!Moment.TryParse(_time, out time) || !Moment.Plausible(time)))
        {
            return $"eventTime is no plausible time: '{System.Text.Encoding.UTF8.GetString(_time[..Math.Min(40, _time.Length)])}'";
        }

        to.Begin(Tables.Event);
        WriteWhatAndWho(to, time);
        WriteModel(to);
        _addendum.Write(to);
        return null;
    }

    private readonly void WriteWhatAndWho(RowBatch to, long time)
    {
        if (_eventId.Length > 0)
        {
            to.Set(EventColumn.EventId, _eventId.TrimEnd((byte)' '));
        }
        else
        {
            // Documented examples lack it: such an event is known again by what it says.
            to.Set(EventColumn.EventId, "sha256:" + Convert.ToHexStringLower(SHA256.HashData(_json)));
        }

        if (time != 0)
        {
            to.Set(EventColumn.Time, time);
        }

        Put(to, EventColumn.RequestId, _requestId.Length > 0 ? _requestId : _details.ParentRequestId);
        Put(to, EventColumn.Source, _source.Length > 0 ? _source : _details.InsightSource);
        Put(to, EventColumn.Name, _name.Length > 0 ? _name : _details.InsightType);
        Put(to, EventColumn.Region, _region);
        Put(to, EventColumn.Account, _recipient.Length > 0 ? _recipient : _identity.Account);
        Put(to, EventColumn.Principal, _identity.Principal);
        Put(to, EventColumn.Person, _identity.Person.Length > 0 ? _identity.Person : _details.TokenUser);
        Put(to, EventColumn.Role, _identity.Role);
        Put(to, EventColumn.AccessKey, _identity.AccessKey);
        Put(to, EventColumn.Identity, _identity.Type);
        Put(to, EventColumn.Address, _address);
        Put(to, EventColumn.Agent, _agent);
        Put(to, EventColumn.Endpoint, _endpoint);
        Put(to, EventColumn.Error, _error);
        Put(to, EventColumn.Kind, _kind);
        Put(to, EventColumn.Category, _category);
        Put(to, EventColumn.Version, _version);
        Flag(to, EventColumn.ReadOnly, _readOnly);
        Flag(to, EventColumn.Mfa, _identity.Mfa ?? _details.MfaUsed);
        WriteResource(to);
        CopySource.Write(_details.CopySource, _region, to);
    }

    // A request through an access point names that and no bucket: which object it was, the resources say.
    private readonly void WriteResource(RowBatch to)
    {
        var bucket = _details.Bucket;
        var key = _details.Key;
        if (bucket.Length == 0 || key.Length == 0)
        {
            Put(to, EventColumn.Resource, _details.Resource);
            return;
        }

        var point = bucket.StartsWith("arn:"u8);
        if ((point || bucket.EndsWith("-s3alias"u8)) && _details.Object.Length > 0)
        {
            Put(to, EventColumn.Resource, _details.Object);
            return;
        }

        var before = point ? default : Partition.BucketIn(_region);
        var between = point ? "/object/"u8 : "/"u8;
        var room = to.Reserve(EventColumn.Resource, before.Length + bucket.Length + between.Length + key.Length);
        before.CopyTo(room);
        bucket.CopyTo(room[before.Length..]);
        between.CopyTo(room[(before.Length + bucket.Length)..]);
        key.CopyTo(room[(before.Length + bucket.Length + between.Length)..]);
    }

    private readonly void WriteModel(RowBatch to)
    {
        var call = ModelCalls.Is(_source, _name) && !IsOfAnotherEvent();
        if (call)
        {
            to.Set(EventColumn.ModelCall, 1);
        }
        else if (
            _readOnly != true
            && _details.Parameters.Length is > 2 and <= LongestDetail
            && !_category.SequenceEqual("Data"u8)
        )
        {
            to.Set(EventColumn.Detail, Compact(_details.Parameters));
        }

        var model =
            _details.Model.Length > 0 ? _details.Model
            : _details.ModelResource.Length > 0 ? _details.ModelResource
            : _details.ProfileResource;
        if (model.Length > 0 && (call || _source.StartsWith("bedrock"u8)))
        {
            to.Set(EventColumn.Model, ModelCalls.Model(model));
        }

        Put(to, EventColumn.InferenceRegion, _details.InferenceRegion);
        if (_details.InputTokens is { } input)
        {
            to.Set(EventColumn.InputTokens, input);
        }

        if (_details.OutputTokens is { } output)
        {
            to.Set(EventColumn.OutputTokens, output);
        }

        if (_details.Bearer)
        {
            to.Set(EventColumn.Bearer, 1);
        }
    }

    // A service event tells more of a call that has an event of its own, and so does an endpoint's, unless the endpoint refused it: then
    // no other event tells of it.
    private readonly bool IsOfAnotherEvent() =>
        _kind.SequenceEqual("AwsServiceEvent"u8) || (_kind.StartsWith("AwsVpceEvent"u8) && _error.Length == 0);

    // AWS writes it compactly; a file that somebody made pretty means the same.
    private static ReadOnlySpan<byte> Compact(ReadOnlySpan<byte> json)
    {
        if (!json.Contains((byte)'\n'))
        {
            return json;
        }

        using var document = JsonDocument.Parse(json.ToArray());
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            document.RootElement.WriteTo(writer);
        }

        return buffer.ToArray();
    }

    private static void Flag(RowBatch to, int column, bool? flag)
    {
        if (flag is { } known)
        {
            to.Set(column, known ? 1 : 0);
        }
    }

    private static void Put(RowBatch to, int column, ReadOnlySpan<byte> text)
    {
        if (text.Length > 0)
        {
            to.Set(column, text);
        }
    }
}

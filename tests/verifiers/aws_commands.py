"""Holds AWS CLI commands against botocore's models of the AWS APIs, which the AWS CLI is made from.

Standard input: a JSON array of commands, each one or more calls joined by &&. Standard output: a JSON object that has,
for each wrong command, what is wrong with it. Words in CAPITALS are the reader's to fill in: they are any text, number or
member of an enumeration. Needs botocore (it comes with boto3).
"""

import functools
import json
import re
import shlex
import sys

import botocore.session
from botocore import xform_name
from botocore.validate import ParamValidator

SESSION = botocore.session.get_session()
SERVICES = set(SESSION.get_available_services())

# What the AWS CLI calls otherwise than the model.
RENAMED = {"configservice": "config", "s3api": "s3"}

# Lists that grow faster than a machine's botocore is renewed.
GROWING = {"Runtime"}
PLACEHOLDER = re.compile(r"[A-Z][A-Z0-9_]*$")


class Wrong(Exception):
    """What is wrong with a command."""


@functools.cache
def operations(service):
    model = SESSION.get_service_model(service)
    return {xform_name(name, "-"): model.operation_model(name) for name in model.operation_names}


def is_flag(shape):
    """EC2's AttributeBooleanValue is a structure to the API and a flag to the CLI."""
    return shape.type_name == "boolean" or shape.name == "AttributeBooleanValue"


def shorthand(text):
    """key=value,key=value,more values of the last key."""
    if "=" not in text:
        return text
    found, key = {}, None
    for part in text.split(","):
        if "=" in part:
            key, part = part.split("=", 1)
            found[key] = part
        elif isinstance(found[key], list):
            found[key].append(part)
        else:
            found[key] = [found[key], part]
    return found


def typed(shape, value, where):
    """The value as the API takes it. Unknown members stay, and the validator names them."""
    kind = shape.type_name
    if kind == "structure" and isinstance(value, dict):
        return {
            name: typed(shape.members[name], each, f"{where}.{name}") if name in shape.members else each
            for name, each in value.items()
        }
    if kind == "list":
        values = value if isinstance(value, list) else [value]
        return [typed(shape.member, each, where) for each in values]
    if kind == "map" and isinstance(value, dict):
        return {key: typed(shape.value, each, f"{where}.{key}") for key, each in value.items()}
    if not isinstance(value, str):
        return value
    if kind == "boolean" and value in ("true", "false"):
        return value == "true"
    if kind in ("integer", "long"):
        # A placeholder takes the least number that is allowed.
        if PLACEHOLDER.match(value):
            return max(1, shape.metadata.get("min", 1))
        return int(value) if re.match(r"-?\d+$", value) else value
    if kind in ("double", "float"):
        return float(value) if re.match(r"-?\d+(\.\d+)?$", value) else value
    if kind == "string":
        if shape.enum and value not in shape.enum and shape.name not in GROWING and not PLACEHOLDER.match(value):
            raise Wrong(f"{where} is {value}; it may be {', '.join(shape.enum)}")
        if PLACEHOLDER.match(value) and value not in shape.enum:
            return value.ljust(shape.metadata.get("min", 0), "_")
    return value


def given(shape, name, values):
    """A parameter's value from the words after its name."""
    if not values:
        raise Wrong(f"--{name} has no value")
    if values[0][0] in "[{" and shape.type_name in ("list", "structure", "map"):
        values = [json.loads(values[0])] if len(values) == 1 else values
        return values[0]
    if shape.type_name in ("structure", "map"):
        values = [shorthand(each) for each in values]
    elif shape.type_name == "list" and shape.member.type_name == "structure":
        return [shorthand(each) for each in values]
    elif shape.type_name == "list":
        return values
    if len(values) > 1:
        raise Wrong(f"--{name} takes one value and has {len(values)}: {' '.join(values)}")
    return values[0]


def check_call(words):
    if len(words) < 3 or words[0] != "aws":
        raise Wrong(f"it is not `aws SERVICE OPERATION`: {' '.join(words)}")
    service = RENAMED.get(words[1], words[1])
    if service not in SERVICES or words[1] in RENAMED.values():
        raise Wrong(f"the AWS CLI has no service {words[1]}")
    operation = operations(service).get(words[2])
    if operation is None:
        raise Wrong(f"{words[1]} has no operation {words[2]}")
    shape = operation.input_shape
    members = {xform_name(name, "-"): name for name in shape.members} if shape else {}
    parameters, rest = {}, words[3:]
    while rest:
        name, rest = rest[0], rest[1:]
        if not name.startswith("--"):
            raise Wrong(f"{name} stands where a --parameter should")
        name, values = name[2:], []
        while rest and not rest[0].startswith("--"):
            values, rest = values + [rest[0]], rest[1:]
        on = name not in members and name.startswith("no-")
        member = members.get(name[3:] if on else name)
        if member is None:
            raise Wrong(f"{words[2]} has no parameter --{name}; it has --{', --'.join(sorted(members))}")
        if member in parameters:
            raise Wrong(f"--{name} is given twice")
        target = shape.members[member]
        if is_flag(target) and not values:
            value = not on
            parameters[member] = value if target.type_name == "boolean" else {"Value": value}
        elif on or target.type_name == "boolean":
            raise Wrong(f"--{name} is a flag and takes no value")
        else:
            parameters[member] = typed(target, given(target, name, values), f"--{name}")
    if shape:
        report = ParamValidator().validate(parameters, shape)
        if report.has_errors():
            raise Wrong(report.generate_report())


def wrong(command):
    """What is wrong with a command; None: nothing."""
    try:
        words, call = shlex.split(command), []
        for word in [*words, "&&"]:
            if word == "&&":
                check_call(call)
                call = []
            else:
                call.append(word)
    except (Wrong, ValueError) as error:
        return str(error)
    return None


if __name__ == "__main__":
    answers = {command: wrong(command) for command in json.load(sys.stdin)}
    print(json.dumps({command: error for command, error in answers.items() if error}))

"""Scripts/refresh-catalogue: the same input gives the same bytes, from JSON and from lines."""

import struct
import subprocess
import sys
from pathlib import Path

import pytest

FIXTURES = Path(__file__).parent / "fixtures"


def refresh(root, *arguments):
    return subprocess.run(
        [sys.executable, root / "Scripts" / "refresh-catalogue", *map(str, arguments)],
        capture_output=True, text=True, timeout=60)


@pytest.mark.parametrize("source", ["ip-ranges.json", "ip-ranges.tsv"])
def test_the_output_is_the_expected_file(root, tmp_path, source):
    output = tmp_path / "ranges.bin"
    answer = refresh(root, "--ranges", FIXTURES / source, "--output", output)
    assert answer.returncode == 0, answer.stderr
    assert output.read_bytes() == (FIXTURES / "public-ranges.bin").read_bytes()


def test_the_expected_file_is_laid_out_as_described():
    data = (FIXTURES / "public-ranges.bin").read_bytes()
    assert data[:8] == b"WLRANGES"
    version, size = struct.unpack_from("<II", data, 8)
    assert (version, size) == (1, len(data))
    assert data[16:40].rstrip(b"\0") == b"2026-01-02-03-04-05"
    services, regions, v4, v6 = struct.unpack_from("<8I", data, 40)[::2]
    assert (services, regions, v4, v6) == (4, 3, 7, 2)
    first = struct.unpack_from("<8I", data, 40)[5]
    records = [struct.unpack_from("<IIBBBx", data, first + 12 * number) for number in range(v4)]
    addresses = [record[0] for record in records]
    assert addresses == sorted(addresses)
    # 52.219.0.0/20 twice, AMAZON first: S3's is the child of AMAZON's.
    s3 = next(n for n, record in enumerate(records) if record[:1] + record[2:3] == (0x34DB0000, 20)
              and record[3] == 3)
    assert records[s3][1] == s3 - 1


def test_the_bundled_ranges_are_whole(root):
    data = (root / "Sources/CBundledFiles/data/public-ranges.bin").read_bytes()
    assert struct.unpack_from("<8sII", data) == (b"WLRANGES", 1, len(data))


@pytest.mark.parametrize("text, complaint", [
    ("{}", "no \"prefixes\""),
    ("{\"prefixes\": [{\"service\": \"S3\"}]}", "prefixes[0]"),
    ("S3\tus-east-1\n", ":1: wanted service, region, prefix; got 2 fields"),
    ("S3\tus-east-1\t10.0.0.1/8\n", ":1: 10.0.0.1/8 has host bits set"),
    ("# nothing\n", "holds no range"),
])
def test_a_wrong_input_is_refused_with_its_place(root, tmp_path, text, complaint):
    source, output = tmp_path / "wrong", tmp_path / "ranges.bin"
    source.write_text(text)
    answer = refresh(root, "--ranges", source, "--output", output)
    assert answer.returncode == 1
    assert complaint in answer.stderr
    assert not output.exists()


@pytest.mark.parametrize("line, complaint", [
    ("s3\tGateway", "wanted 3 to 5 fields"),
    ("s3\tTunnel\ts3.{region}.{suffix}", "endpoint types"),
    ("s3\tGateway\ts3 {region}", "is not a name pattern"),
    ("a\t-\ta.b\na\t-\ta.c", "already on line 1"),
])
def test_a_wrong_service_table_is_refused_with_its_line(root, tmp_path, line, complaint):
    table = tmp_path / "services.tsv"
    table.write_text(line + "\n")
    answer = refresh(root, "--check", "--services", table)
    assert answer.returncode == 1
    assert complaint in answer.stderr

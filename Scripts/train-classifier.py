#!/usr/bin/env python3
"""Trains the small classifier of Fashion-MNIST that the Fréchet distance and the augmentation study look through.

Two convolutions of stride 2, a dense layer of 64 features, a dense layer of 10 classes; rectifiers between them.
Takes under three minutes on one core. Needs torch, numpy and the four files of Fashion-MNIST (Debian's package
dataset-fashion-mnist). The same seed and the same torch give the same weights.

    nice Scripts/train-classifier.py Lessons/lowrankgan-lab/weights/classifier-fmnist28.safetensors \
        --oracle Tests/LowRankGANTests/Resources/classifier-fmnist28.oracle.safetensors
"""
import argparse, gzip, json, os, struct, time
import numpy as np
import torch
import torch.nn.functional as F

CLASSES = "T-shirt, trouser, pullover, dress, coat, sandal, shirt, sneaker, bag, ankle boot"


def read_idx(path):
    """The array in a gzipped IDX file of bytes."""
    with gzip.open(path, "rb") as file:
        header = struct.unpack(">I", file.read(4))[0]
        axes = struct.unpack(f">{header & 255}I", file.read(4 * (header & 255)))
        return np.frombuffer(file.read(), np.uint8).reshape(axes)


def load(folder, part):
    images = read_idx(f"{folder}/{part}-images-idx3-ubyte.gz")
    labels = read_idx(f"{folder}/{part}-labels-idx1-ubyte.gz")
    return torch.from_numpy(images.astype(np.float32) / 127.5 - 1)[:, None], torch.from_numpy(labels.astype(np.int64))


class Classifier(torch.nn.Module):
    def __init__(self, first=24, second=48, features=64):
        super().__init__()
        self.conv1 = torch.nn.Conv2d(1, first, 3, stride=2, padding=1)
        self.conv2 = torch.nn.Conv2d(first, second, 3, stride=2, padding=1)
        self.dense1 = torch.nn.Linear(second * 7 * 7, features)
        self.dense2 = torch.nn.Linear(features, 10)

    def features(self, x):
        x = F.relu(self.conv2(F.relu(self.conv1(x))))
        return F.relu(self.dense1(x.flatten(1)))

    def forward(self, x):
        return self.dense2(self.features(x))


def write_safetensors(path, tensors, metadata):
    """A safetensors file: the length of the header, the header, the numbers."""
    names = {np.dtype(np.float16): "F16", np.dtype(np.float32): "F32", np.dtype(np.float64): "F64"}
    header, start = {"__metadata__": metadata}, 0
    for name, array in tensors.items():
        end = start + array.nbytes
        header[name] = {"dtype": names[array.dtype], "shape": list(array.shape), "data_offsets": [start, end]}
        start = end
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for array in tensors.values():
            file.write(np.ascontiguousarray(array).tobytes())


def train(model, images, labels, seconds):
    optimiser = torch.optim.Adam(model.parameters(), lr=2e-3, weight_decay=1e-5)
    epochs, batch, start = 12, 128, time.time()
    steps = epochs * (len(images) // batch)
    step = 0
    for epoch in range(epochs):
        order = torch.randperm(len(images))
        for first in range(0, len(images) - batch + 1, batch):
            chosen = order[first:first + batch]
            x = images[chosen]
            flipped = torch.rand(batch) < 0.5
            x = torch.where(flipped[:, None, None, None], x.flip(3), x)
            optimiser.param_groups[0]["lr"] = 2e-3 * 0.5 * (1 + np.cos(np.pi * step / steps))
            loss = F.cross_entropy(model(x), labels[chosen])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            step += 1
        print(f"epoch {epoch + 1}/{epochs}: loss {loss.item():.3f}, {time.time() - start:.0f} s", flush=True)
        if time.time() - start > seconds:
            raise SystemExit("too slow on this machine: the time is up before the last epoch")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("weights", help="the file to write")
    parser.add_argument("--oracle", help="a file for what torch computes with the rounded weights")
    parser.add_argument("--data", default="/usr/share/datasets/fashion-mnist")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=600)
    arguments = parser.parse_args()
    torch.manual_seed(arguments.seed)
    torch.set_num_threads(1)
    images, labels = load(arguments.data, "train")
    test_images, test_labels = load(arguments.data, "t10k")
    model = Classifier()
    train(model, images, labels, arguments.seconds)
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.copy_(parameter.half().float())
        right = (model(test_images).argmax(1) == test_labels).float().mean().item()
    print(f"test accuracy with half-precision weights: {right:.4f}")
    weights = {name: value.numpy().astype(np.float16) for name, value in model.state_dict().items()}
    write_safetensors(arguments.weights, weights, {
        "architecture": "convolutional classifier", "image": "1x28x28 in [-1,1]",
        "layers": "conv 3x3 stride 2 padding 1, relu, conv 3x3 stride 2 padding 1, relu, dense 64, relu, dense 10",
        "classes": CLASSES, "test_accuracy": f"{right:.4f}", "data": "Fashion-MNIST (MIT)",
        "training": f"12 epochs of Adam, batch 128, cosine rate from 2e-3, horizontal flips, seed {arguments.seed}"})
    if arguments.oracle:
        model.double()
        with torch.no_grad():
            x = test_images[:6].double()
            write_safetensors(arguments.oracle, {
                "image": x.numpy(), "features": model.features(x).numpy(), "scores": model(x).numpy()},
                {"what": "first six test images, features and scores in double precision on the rounded weights",
                 "made_with": "PyTorch"})


if __name__ == "__main__":
    main()
